#!/usr/bin/env python3
"""The desk stands still for a while, as a machine that is moved or starved does, while nightly jobs go on telling it.

usage: .venv/bin/python Tests/durability/frozen.py [--seconds 600] [--jobs 500] [--engine sqlite|postgres]

One job dies when the desk freezes; the others tell every minute, heard or not. After the thaw none of the living may have
been called late or failed, and the dead one must be found. Takes --seconds and six minutes more.
"""
import argparse
import pathlib
import signal
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from living import people, postgres  # noqa: E402
from living.calls import Answer, Caller  # noqa: E402
from living.desk import Desk  # noqa: E402

PERIOD = 60.0
GRACE = 60.0
CLIENTS = 10


class Jobs:
    """They tell once a period, spread over it; the dead one keeps silent."""

    def __init__(self, port: int, tokens: list[str]):
        self.port, self.tokens = port, tokens
        self.dead: set[str] = set()
        self.ending = threading.Event()
        self.threads = [threading.Thread(target=self._tell, args=(turn,), daemon=True) for turn in range(CLIENTS)]

    def _tell(self, turn: int) -> None:
        mine = self.tokens[turn::CLIENTS]
        begun = time.monotonic()
        number = 0
        while not self.ending.is_set():
            due = begun + number * PERIOD / len(mine)
            if self.ending.wait(max(0.0, due - time.monotonic())):
                return
            token = mine[number % len(mine)]
            number += 1
            if token in self.dead:
                continue
            # A job does not wait for the desk: what it says into the silence is lost.
            with Caller(self.port, seconds=2, address=f"127.0.1.{turn + 1}") as caller:
                try:
                    caller.get(f"/ping/{token}")
                except OSError:
                    pass

    def __enter__(self) -> "Jobs":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_) -> None:
        self.ending.set()
        for thread in self.threads:
            thread.join()


def answered(ask) -> Answer:
    """Asks again when the desk says that it is asked too much."""
    while (answer := ask()).status == 429:
        time.sleep(float(answer.headers["retry-after"]))
    return answer


def added(caller: Caller, count: int) -> dict[int, str]:
    """Heartbeats of the desk's own making, by number, with the token each pings."""
    found = {}
    for number in range(count):
        choices = {"name": f"Nightly job {number}", "kind": "heartbeat", "period": "1 min", "grace": "1 min"}
        key = f"job-{number}"
        answer = answered(lambda: caller.post("/api/v1/checks", choices, Idempotency_Key=key))
        assert answer.status == 201, answer
        found[answer.json()["id"]] = answer.json()["token"]
    return found


def checks(caller: Caller) -> dict[int, dict]:
    found, after = {}, ""
    while True:
        page = answered(lambda: caller.get(f"/api/v1/checks?limit=200{after}")).json()
        found |= {check["id"]: check for check in page["checks"]}
        if not page.get("next"):
            return found
        after = "&after=" + urllib.parse.quote(page["next"])


def alarms(caller: Caller, numbers: dict[int, str]) -> set[int]:
    """Every one of the heartbeats that was ever called late or failed, by its own history."""
    heard = set()
    for number in numbers:
        history = answered(lambda: caller.get(f"/api/v1/checks/{number}/changes")).json()["changes"]
        heard |= {number for change in history if change["verdict"] not in ("good", "unknown")}
    return heard


def prove(folder: pathlib.Path, engine: str, seconds: float, count: int) -> str:
    desk: Desk = people.desk_with_cast(folder, postgres.new_database() if engine == "postgres" else None)
    with desk, desk.caller() as caller:
        caller.token = people.token(desk, "ada")
        numbers = added(caller, count)
        with Jobs(desk.port, list(numbers.values())) as jobs:
            time.sleep(PERIOD + 10)
            before = checks(caller)
            silent = [number for number in numbers if before[number]["verdict"] != "good"]
            assert not silent, f"not heard before the frost: {silent}"
            dead = next(iter(numbers))
            jobs.dead.add(numbers[dead])
            desk.process.send_signal(signal.SIGSTOP)
            time.sleep(seconds)
            desk.process.send_signal(signal.SIGCONT)
            thawed = time.monotonic()
            found_after = None
            while time.monotonic() - thawed < 2 * (PERIOD + GRACE) + 60:
                time.sleep(5)
                with desk.caller(caller.token) as fresh:
                    light = fresh.get(f"/api/v1/checks/{dead}").json()["light"]
                if found_after is None and light in ("failed", "missing"):
                    found_after = time.monotonic() - thawed
            with desk.caller(caller.token) as fresh:
                false = alarms(fresh, numbers) - {dead}
                ticketed = {number for number, check in checks(fresh).items() if number in numbers and check["ticket"]}
        assert not false, f"false alarms of {len(false)}: {sorted(false)[:10]}"
        assert found_after is not None, f"the dead one is not found: it shows {light}"
        assert ticketed == {dead}, f"tickets of {sorted(ticketed)}, not of {dead} alone"
        return (
            f"{engine}: {count} jobs, frozen for {seconds:.0f} s: no false alarm, "
            f"the dead one found {found_after:.0f} s after the thaw, one ticket")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seconds", type=float, default=600)
    arguments.add_argument("--jobs", type=int, default=500)
    arguments.add_argument("--engine", choices=["sqlite", "postgres"], default="sqlite")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="rounds-frozen-") as folder:
        print(prove(pathlib.Path(folder), asked.engine, asked.seconds, asked.jobs))


if __name__ == "__main__":
    main()
