#!/usr/bin/env python3
"""kill -9 in the middle of two hundred writers, again and again.

usage: bin/with-postgres --durable .venv/bin/python Tests/durability/kill.py [--engine sqlite|postgres] [--kills N]

Each acknowledged ticket has to be there exactly once, each other at most once, and the sealed log has to verify.
"""
import argparse
import pathlib
import random
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from durability import truth  # noqa: E402
from durability.writers import Writers  # noqa: E402
from living import people, postgres  # noqa: E402
from living.desk import Desk  # noqa: E402


def prove(folder: pathlib.Path, engine: str, kills: int, writers: int = 200) -> str:
    desk = people.desk_with_cast(folder, postgres.new_database() if engine == "postgres" else None)
    desk.start()
    token = people.token(desk, "ada")
    try:
        with Writers([desk.port], token, writers) as writing:
            dice = random.Random(writing.seed)
            for _ in range(kills):
                writing.wait_for(dice.randrange(50, 800))
                desk.kill()
                writing.up.clear()
                desk.start()
                writing.up.set()
            writing.wait_for(100)
        return f"{engine}, killed {kills} times: {truth.hold(desk, token, writing.record)}"
    finally:
        desk.__exit__()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--engine", choices=["sqlite", "postgres"], default="sqlite")
    arguments.add_argument("--kills", type=int, default=50)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="rounds-kill-") as folder:
        print(prove(pathlib.Path(folder), asked.engine, asked.kills))


if __name__ == "__main__":
    main()
