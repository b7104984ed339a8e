"""What has to be on the machine, and getting it there: Debian's packages by apt, Python's into .venv by pip."""
import os
import pathlib
import shutil
import subprocess

BUILD = "build"
POSTGRES = "postgres"
PYTHON = "python"
CHROMIUM = "chromium"
CURL = "curl"

VENV = pathlib.Path(".venv")
REQUIREMENTS = pathlib.Path("Tests/requirements.txt")

DEBIAN = {
    BUILD: {
        "libpq-dev": "libpq, which speaks to PostgreSQL",
        "libcmark-dev": "libcmark, which reads Markdown",
        "libsqlite3-dev": "SQLite, the embedded database",
        "pkg-config": "finding those libraries",
        "tzdata": "the clocks of the world",
    },
    POSTGRES: {"postgresql-15": "the tests that run on both engines"},
    PYTHON: {"python3-venv": "the Python tests in a folder of their own"},
    CHROMIUM: {"chromium": "the tests in a browser", "fonts-dejavu-core": "letters in screenshots"},
    CURL: {"curl": "asking a running desk", "jq": "reading what it answered"},
}


class Missing(Exception):
    """Something is missing and could not, or may not, be installed."""


def provide(needs: set[str], may_install: bool) -> None:
    if shutil.which("swift") is None:
        raise Missing("there is no `swift` here. Install the Swift 6.3 toolchain first: https://swift.org/install")
    wanted = {name: why for need in needs for name, why in DEBIAN.get(need, {}).items()}
    if PYTHON in needs and _venv_works():
        del wanted["python3-venv"]
    missing = {name: why for name, why in sorted(wanted.items()) if not _is_installed(name)}
    if missing and not may_install:
        raise Missing("not installed: " + ", ".join(missing))
    if missing:
        _install(missing)
    if PYTHON in needs:
        _fill_venv(may_install)


def _is_installed(package: str) -> bool:
    asked = subprocess.run(["dpkg-query", "-W", "-f", "${Status}", package], capture_output=True, text=True)
    return asked.stdout == "install ok installed"


def _install(missing: dict[str, str]) -> None:
    for name, why in missing.items():
        print(f"installing {name} from Debian: {why}", flush=True)
    command = [] if os.geteuid() == 0 else ["sudo"]
    command += ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "Dpkg::Use-Pty=0"]
    for step in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
        done = subprocess.run(command + step, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            raise Missing(f"apt-get {step[0]} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def _venv_works() -> bool:
    return subprocess.run(["python3", "-c", "import ensurepip, venv"], capture_output=True).returncode == 0


def _fill_venv(may_install: bool) -> None:
    """Installs the Python packages once for each state of the requirements."""
    wanted = REQUIREMENTS.read_text()
    stamp = VENV / "requirements.txt"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not may_install:
        raise Missing(f"{VENV} does not hold what {REQUIREMENTS} names")
    print(f"installing Python packages into {VENV}: {', '.join(_names(wanted))}", flush=True)
    for command in (["python3", "-m", "venv", VENV], [VENV / "bin/pip", "install", "-q", "-r", REQUIREMENTS]):
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            raise Missing(f"{' '.join(map(str, command))} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    stamp.write_text(wanted)


def _names(requirements: str) -> list[str]:
    return [line.split(">")[0].strip() for line in requirements.splitlines() if line and not line.startswith("#")]
