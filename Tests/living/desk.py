"""The program `rounds` as a process of its own, on a free port of 127.0.0.1."""
import os
import pathlib
import signal
import socket
import subprocess

from . import waiting
from .calls import Caller

ROOT = pathlib.Path(__file__).resolve().parents[2]


def binary() -> pathlib.Path:
    """What is tested: ROUNDS_BINARY, or the release build."""
    path = pathlib.Path(os.environ.get("ROUNDS_BINARY", ROOT / ".build/release/rounds"))
    assert path.exists(), f"{path} is not built: swift build -c release --product rounds"
    return path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Desk:
    """Started, stopped, killed and started again on the same port and data."""

    def __init__(self, folder: pathlib.Path, database: str | None = None, *flags: str):
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen | None = None
        self.flags = ["--data", str(folder / "data"), *(["--database", database] if database else [])]
        self.serve_flags = [*flags]
        self.log = folder / "log"
        # Where the log of the running process begins.
        self.began = 0
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def caller(self, token: str | None = None, address: str = "127.0.0.1") -> Caller:
        return Caller(self.port, token, address)

    def launch(self) -> None:
        """Starts it, and does not wait until it answers."""
        with self.log.open("ab") as log:
            self.began = log.tell()
            self.process = subprocess.Popen(
                [binary(), "serve", *self.flags, "--listen", f"127.0.0.1:{self.port}", *self.serve_flags],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def start(self, seconds: float = 30) -> "Desk":
        self.launch()
        waiting.until(self._is_ready, "the desk is ready", seconds)
        return self

    def _is_ready(self) -> bool:
        if self.process.poll() is not None:
            raise SystemExit(f"rounds serve ended with {self.process.returncode}:\n{self.said()[-4000:]}")
        with self.caller() as caller:
            return caller.get("/readyz").status == 200

    def said(self) -> str:
        """All that was said since the last start."""
        return self.log.read_bytes()[self.began:].decode(errors="replace")

    def kill(self) -> None:
        """As a power cut would, for this process."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self, seconds: float = 60) -> int:
        """Asks it to end and answers the exit code."""
        if self.process is None or self.process.poll() is not None:
            return self.process.returncode if self.process else 0
        self.process.terminate()
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"the desk did not stop within {seconds} s:\n{self.said()[-4000:]}") from None

    def command(self, *words: str, typed: str | None = None, code: int = 0) -> str:
        """Runs `rounds …` on this desk's data; answers what it printed."""
        done = subprocess.run(
            [binary(), *words, *self.flags], input=typed, capture_output=True, text=True, timeout=120)
        assert done.returncode == code, f"rounds {' '.join(words)} ended with {done.returncode}:\n{done.stderr}"
        return done.stdout

    def __enter__(self) -> "Desk":
        return self.start()

    def __exit__(self, *_) -> None:
        if self.process is not None and self.process.poll() is None:
            self.stop()
