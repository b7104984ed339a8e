"""HTTP calls to the desk, on a connection that is kept open."""
import dataclasses
import http.client
import json
import urllib.parse


@dataclasses.dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    cookies: tuple[str, ...] = ()

    def json(self):
        return json.loads(self.body)


class Caller:
    """One connection; made again when it broke.

    The address it calls from is one of the loopback's own (127.0.0.0/8): the desk limits requests by address, and
    many callers are many computers.
    """

    def __init__(self, port: int, token: str | None = None, address: str = "127.0.0.1", seconds: float = 60):
        self.port, self.token, self.address, self.seconds = port, token, address, seconds
        self.connection: http.client.HTTPConnection | None = None

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, None, **headers)

    def post(self, path: str, body: object, **headers: str) -> Answer:
        return self.send("POST", path, body, **headers)

    def form(self, path: str, fields: object, **headers: str | None) -> Answer:
        """As a page of the desk sends it. A header that is None is left out."""
        sent = {
            "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin",
            "Accept": "text/html"} | headers
        return self._exchange(
            "POST", path, urllib.parse.urlencode(fields).encode(),
            {name: value for name, value in sent.items() if value is not None})

    def send(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """Header names are written with underscores. Throws OSError or HTTPException when the line breaks."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        return self._exchange(method, path, data, sent)

    def _exchange(self, method: str, path: str, data: bytes | None, sent: dict[str, str]) -> Answer:
        if self.connection is None:
            self.connection = http.client.HTTPConnection(
                "127.0.0.1", self.port, timeout=self.seconds, source_address=(self.address, 0))
        try:
            self.connection.request(method, path, data, sent)
            answer = self.connection.getresponse()
            headers = answer.getheaders()
            return Answer(
                answer.status, {name.lower(): value for name, value in headers}, answer.read(),
                tuple(value for name, value in headers if name.lower() == "set-cookie"))
        except Exception:
            self.close()
            raise

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def __enter__(self) -> "Caller":
        return self

    def __exit__(self, *_) -> None:
        self.close()
