"""The API does what its document says, whatever it is sent."""
import os
import pathlib
import subprocess
import sys
from collections.abc import Iterator

import pytest
from living import people
from living.desk import Desk
from openapi_spec_validator import validate

EXAMPLES = os.environ.get("ROUNDS_API_EXAMPLES", "25")
HERE = pathlib.Path(__file__).resolve().parent
DOCUMENT = "/api/v1/openapi.json"
# These end what the run itself stands on: its token, its person. They are tried with a token of somebody else's.
ENDING = ["revokeToken", "revokeSession", "deactivatePerson", "changePerson"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with people.desk_with_cast(tmp_path_factory.mktemp("api")) as desk:
        yield desk


@pytest.fixture(scope="module")
def tokens(desk: Desk) -> Iterator[str]:
    """Ada's, made before anything is tried: one person has only so many."""
    return iter([people.token(desk, "ada") for _ in range(2)])


def test_the_document_is_openapi(desk: Desk):
    with desk.caller() as caller:
        document = caller.get(DOCUMENT).json()
    assert document["openapi"].startswith("3.1")
    validate(document)


def test_a_program_finds_no_fault(desk: Desk, tokens: Iterator[str], tmp_path: pathlib.Path, seed: str):
    token = next(tokens)
    flags = [flag for name in ENDING for flag in ("--exclude-operation-id", name)]
    sweep(desk, token, tmp_path, seed, *flags)
    with desk.caller(token) as caller:
        assert caller.get("/api/v1/me").status == 200, "the run lost its own token, so it has shown nothing"


def test_what_ends_tokens_and_people_has_no_fault_either(
    desk: Desk, tokens: Iterator[str], tmp_path: pathlib.Path, seed: str,
):
    flags = [flag for name in ENDING for flag in ("--include-operation-id", name)]
    sweep(desk, next(tokens), tmp_path, seed, *flags)


def test_a_stranger_is_told_to_sign_in_by_every_operation(desk: Desk, tmp_path: pathlib.Path, seed: str):
    sweep(desk, None, tmp_path, seed, "--phases", "examples,coverage", "--checks", "not_a_server_error,status_code_conformance")


def sweep(desk: Desk, token: str | None, folder: pathlib.Path, seed: str, *flags: str) -> None:
    header = ["-H", f"Authorization: Bearer {token}"] if token else []
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "--config-file", HERE / "schemathesis.toml", "run", desk.url + DOCUMENT,
         *header, "--max-examples", EXAMPLES, "--rate-limit", "45/s", "--seed", seed, "--generation-database", "none",
         # How fast bodies are made up says how busy the machine is, and nothing of the desk.
         "--suppress-health-check", "too_slow", "--no-color", "--continue-on-failure", *flags],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(HERE)}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=600)
    assert done.returncode == 0, faults(done.stdout) + done.stderr[-2000:]


def faults(told: str) -> str:
    """What was found, without the long list of what was tried."""
    return told[max(told.find("= FAILURES ="), 0):].partition("= WARNINGS =")[0][:8000]
