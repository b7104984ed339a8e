"""The PostgreSQL that bin/with-postgres started beside the tests."""
import os
import subprocess
import urllib.parse
import uuid


def server() -> str | None:
    return os.environ.get("ROUNDS_TEST_POSTGRES")


def new_database() -> str:
    """The address of an empty database."""
    name = f"rounds_{uuid.uuid4().hex}"
    ask(server(), f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
    return urllib.parse.urlsplit(server())._replace(path=f"/{name}").geturl()


def ask(address: str, statement: str) -> list[list[str]]:
    done = subprocess.run(
        ["psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", statement, address],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]


def control(act: str) -> None:
    """`stop`, `start`, `restart` (pulls the plug) or `restart-fast` (ends the sessions first)."""
    subprocess.run(
        [os.environ["ROUNDS_TEST_POSTGRES_CONTROL"], act], stdin=subprocess.DEVNULL, check=True, timeout=120)
