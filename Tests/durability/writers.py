"""Two hundred programs that report tickets at the same time and remember what they were told."""
import dataclasses
import http.client
import random
import threading

from living.calls import Answer, Caller

BROKEN = (OSError, http.client.HTTPException)


@dataclasses.dataclass
class Record:
    """What the writers know. A key is also the title of the ticket it reports."""
    sent: set[str] = dataclasses.field(default_factory=set)
    # By key: the number of the ticket the desk said it had stored.
    acknowledged: dict[str, str] = dataclasses.field(default_factory=dict)
    # Answers that are neither a promise nor one of those the desk may give in need.
    strange: list[str] = dataclasses.field(default_factory=list)
    repeated: int = 0
    unavailable: int = 0
    broken: int = 0


class Writers:
    """As a context: they write while it is open. `port` may be a list, for several nodes."""

    def __init__(self, ports: list[int], token: str, count: int = 200, seed: int | None = None):
        self.record = Record()
        self.lock = threading.Condition()
        self.over = threading.Event()
        # Closed while the desk is known to be down, so that nobody knocks in a loop.
        self.up = threading.Event()
        self.up.set()
        self.seed = seed if seed is not None else random.randrange(1 << 32)
        self.threads = [
            threading.Thread(target=self._write, args=(number, ports[number % len(ports)], token), daemon=True)
            for number in range(count)
        ]

    def __enter__(self) -> "Writers":
        print(f"seed {self.seed}")
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_) -> None:
        self.over.set()
        self.up.set()
        for thread in self.threads:
            thread.join(120)
        assert not any(thread.is_alive() for thread in self.threads), "a writer still waits for an answer"

    def wait_for(self, more: int, seconds: float = 60) -> None:
        """Until so many more tickets were acknowledged."""
        with self.lock:
            goal = len(self.record.acknowledged) + more
            reached = self.lock.wait_for(lambda: len(self.record.acknowledged) >= goal, seconds)
            assert reached, (
                f"within {seconds} s only {len(self.record.acknowledged) - goal + more} of {more} were acknowledged; "
                f"{self.record.unavailable} answers were 503, {self.record.broken} lines broke")

    def _write(self, number: int, port: int, token: str) -> None:
        dice = random.Random(self.seed + number)
        # A computer of its own: 127.1.0.0 upward are loopback addresses too.
        with Caller(port, token, f"127.1.{number // 250}.{number % 250 + 1}") as caller:
            step = 0
            while not self.over.is_set():
                step += 1
                self._report(caller, f"W{number}-{step}", dice)

    def _report(self, caller: Caller, key: str, dice: random.Random) -> None:
        """Half of what breaks is sent again with the same key until it is answered; the other half is given up."""
        with self.lock:
            self.record.sent.add(key)
        body = {"title": key, "details": f"Labels come out empty. {key}", "place": "4 West"}
        first = True
        while first or not self.over.is_set():
            first = False
            try:
                answer = caller.post("/api/v1/tickets", body, Idempotency_Key=key)
            except BROKEN:
                with self.lock:
                    self.record.broken += 1
                if dice.random() < 0.5:
                    return
                self.up.wait(30)
                continue
            if self._learned(key, answer):
                return
            self.over.wait(dice.uniform(0.02, 0.2))

    def _learned(self, key: str, answer: Answer) -> bool:
        """Whether the writer is done with this key."""
        with self.lock:
            if answer.status == 201:
                self.record.acknowledged[key] = answer.json()["id"]
                self.record.repeated += answer.headers.get("idempotent-replayed") == "true"
                self.lock.notify_all()
                return True
            if answer.status in (503, 429):
                is_clear = "retry-after" in answer.headers and answer.json().get("detail")
                if not is_clear:
                    self.record.strange.append(f"{answer.status} without a sentence: {answer.body[:200]!r}")
                self.record.unavailable += answer.status == 503
                return False
            if answer.status == 409:
                return False
            self.record.strange.append(f"{answer.status}: {answer.body[:300]!r}")
            return True
