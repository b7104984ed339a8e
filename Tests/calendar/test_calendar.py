"""Rounds keeps the calendar that cronsim, croniter and python-dateutil keep, over ten years and seven zones."""
import os
import pathlib
import random
import subprocess
import sys

TESTS = pathlib.Path(os.environ.get("ROUNDS_TESTS", ".build/debug/roundsPackageTests.xctest")).absolute()
CASES = pathlib.Path(__file__).with_name("cases.py")
COUNT = os.environ.get("ROUNDS_CALENDAR_COUNT", "25")


def test_schedules_and_recurrences_fall_where_others_put_them(tmp_path: pathlib.Path):
    seed = str(random.randrange(1 << 32))
    made = subprocess.run([sys.executable, CASES, seed, COUNT], capture_output=True, text=True, timeout=500)
    assert made.returncode == 0, f"seed {seed}\n{made.stderr}"
    cases = tmp_path / "cases.txt"
    cases.write_text(made.stdout)
    done = subprocess.run(
        [TESTS, "--testing-library", "swift-testing", "--filter", "CronTests|RecurrenceTests"],
        env=os.environ | {"ROUNDS_CALENDAR_CASES": str(cases)}, capture_output=True, text=True, timeout=500)
    told = done.stdout + done.stderr
    differs = [line for line in told.splitlines() if "differs" in line]
    assert done.returncode == 0, f"seed {seed}\n" + "\n".join(differs[:20] or told.splitlines()[-20:])
    assert "jobsRunWhenOtherProgramsRunThemOverTenYearsInSevenZones() passed" in told
    assert "plannedWorkComesRoundAsByDateutilsRules() passed" in told
