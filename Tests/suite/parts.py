"""The parts of bin/test, in the order they are told of."""
import dataclasses
import pathlib

from . import needs
from .count import Count, of_junit, one
from .runner import LOGS, Log, Part

PYTHON = needs.VENV / "bin/python"
PROGRAM = str(pathlib.Path(".build/release/rounds").absolute())
TESTS = "roundsPackageTests.xctest"
ROOMS = {
    "domain": "DomainTests", "protocols": "ProtocolTests", "store": "StoreTests", "engines": "EngineTests",
    "web": "WebTests", "jobs": "JobsTests",
    "command-line": "ProgramTests",
}


class Unknown(Exception):
    """No part has that name."""


def lint(log: Log) -> Count:
    return one(log.command("swift", "format", "lint", "--strict", "-p", "-r", "Package.swift", "Sources", "Tests") == 0)


def imports(log: Log) -> Count:
    """The check has to find a forbidden import as well as find none."""
    return one(log.command("bin/imports") == 0) + one(log.command("bin/imports", "--prove") == 0)


def sizes(log: Log) -> Count:
    count = one(log.command("bin/sizes") == 0)
    print(log.text(), flush=True)
    return count


def build(configuration: str):
    def run(log: Log) -> Count:
        code = log.command(
            "swift", "build", "--build-tests", "-c", configuration, "--explicit-target-dependency-import-check", "error",
            minutes=40, ROUNDS_TESTED="1")
        # SwiftPM prints this error and goes on, with exit code 0.
        return one(code == 0 and "without declaring it a dependency" not in log.text())

    return run


def units(configuration: str, pattern: str | None = None):
    def run(log: Log) -> Count:
        report = LOGS / f"{log.path.stem}.xml"
        report.unlink(missing_ok=True)
        chosen = ["--filter", pattern] if pattern else []
        code = log.command(
            "bin/with-postgres", f".build/{configuration}/{TESTS}", "--testing-library", "swift-testing", "--parallel", *chosen,
            "--xunit-output", report, minutes=30)
        return of_junit(report, code)

    return run


def in_python(folder: str, *command: str, minutes: float = 15, **environment: str):
    """A folder of tests in Python, run by pytest."""

    def run(log: Log) -> Count:
        report = LOGS / f"{log.path.stem}.xml"
        report.unlink(missing_ok=True)
        code = log.command(
            *command, PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short", "-rs",
            f"--junit-xml={report}", folder, minutes=minutes, PYTHONDONTWRITEBYTECODE="1", **environment)
        return of_junit(report, code)

    return run


def fuzz(log: Log) -> Count:
    """Each target for ten seconds; hours are for before a release."""
    code = log.command("bin/fuzz", "10", minutes=10)
    told = [line.split()[1] for line in log.text().splitlines() if " executions, " in line]
    count = Count(passed=told.count("held"), failed=told.count("BROKE"))
    return count if code == 0 or count.failed else count + one(False)


def everything() -> list[Part]:
    return [
        Part("lint", "swift-format, strict", lint),
        Part("imports", "every import is declared, every arrow between floors allowed", imports),
        Part("sizes", "how long files and functions are", sizes),
        Part("build", "release build of rounds and of its tests", build("release"), (), (needs.BUILD,), ("imports",), cores=2),
        Part("units", "the Swift tests, on both engines", units("release"), ("build",), (needs.POSTGRES,), cores=2),
        Part("calendar", "schedules and recurrences fall where cronsim, croniter and python-dateutil put them", in_python(
            "Tests/calendar", ROUNDS_TESTS=f".build/release/{TESTS}"), ("build",), (needs.PYTHON,), ("units",)),
        Part("browser", "the real desk in a browser: walks, axe, on a phone", in_python(
            "Tests/browser", minutes=40, ROUNDS_BINARY=PROGRAM), ("build",), (needs.PYTHON, needs.CHROMIUM), ("units",)),
        Part("api", "random requests at every operation of the API document", in_python(
            "Tests/api", minutes=30, ROUNDS_BINARY=PROGRAM), ("build",), (needs.PYTHON,), ("units",)),
        Part("program", "started, stopped and asked as on a machine", in_python(
            "Tests/program", minutes=12, ROUNDS_BINARY=PROGRAM), ("build",), (needs.PYTHON,), ("browser",)),
        Part("durability", "killed and cut off in the middle of two hundred writers, nothing is lost or doubled", in_python(
            "Tests/durability", "bin/with-postgres", "--durable", minutes=10, ROUNDS_BINARY=PROGRAM), ("build",),
            (needs.PYTHON, needs.POSTGRES), ("browser", "program"), cores=2),
        Part("fuzz", "random bytes at every reader of outside bytes", fuzz, (), (needs.BUILD,), ("build",), cores=2),
    ]


def chosen(names: list[str]) -> list[Part]:
    """The parts asked for with those they stand on, in the table's order."""
    table = {part.name: part for part in everything()}
    rooms = {
        name: Part(name, f"the Swift tests of {target}", units("debug", target), ("debug",), (needs.POSTGRES,))
        for name, target in ROOMS.items()
    }
    # Where one works on a floor, an edit has to cost seconds: there the build is of the other kind.
    debug = Part("debug", "debug build with the tests", build("debug"), (), (needs.BUILD,), cores=2)
    known = table | {debug.name: debug} | rooms
    for name in names:
        if name not in known:
            raise Unknown(f"no part is called {name}; there are {', '.join(known)}")
    if not names:
        return list(table.values())
    wanted, left = set(), list(names)
    while left:
        name = left.pop()
        wanted.add(name)
        left += [base for base in known[name].on if base not in wanted]
    return [_among(known[name], wanted) for name in known if name in wanted]


def _among(part: Part, wanted: set[str]) -> Part:
    return dataclasses.replace(part, after=tuple(name for name in part.after if name in wanted))
