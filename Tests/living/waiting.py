"""Waiting for something to become true, with a deadline and never longer than needed."""
import threading
import time
from collections.abc import Callable

_never = threading.Event()


def until(question: Callable[[], object], what: str, seconds: float = 30.0):
    """Asks again and again; answers the first answer that is true. What was thrown last is the cause of the failure."""
    deadline = time.monotonic() + seconds
    pause, error = 0.005, None
    while time.monotonic() < deadline:
        try:
            if answer := question():
                return answer
        except Exception as thrown:
            error = thrown
        _never.wait(pause)
        pause = min(pause * 1.5, 0.1)
    raise AssertionError(f"not within {seconds:g} s: {what}") from error
