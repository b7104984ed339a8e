"""The seed of a run is told, whether it passes or not, so that it can be run again."""
import os
import random

import pytest

SEED = os.environ.get("ROUNDS_SEED") or str(random.randrange(1 << 32))


@pytest.fixture(scope="session")
def seed() -> str:
    return SEED


def pytest_terminal_summary(terminalreporter) -> None:
    terminalreporter.write_line(f"again with ROUNDS_SEED={SEED}")
