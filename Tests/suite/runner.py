"""Runs the parts in order of what they stand on, two at a time where each keeps one core busy, and adds up."""
import concurrent.futures as futures
import dataclasses
import os
import pathlib
import signal
import subprocess
import threading
import time
from collections.abc import Callable

from .count import Count, one

LOGS = pathlib.Path(".build/test-logs")


@dataclasses.dataclass(frozen=True)
class Part:
    name: str
    what: str
    run: Callable[["Log"], Count]
    # What makes no sense when these failed.
    on: tuple[str, ...] = ()
    # What has to be on the machine.
    needs: tuple[str, ...] = ()
    # Only order.
    after: tuple[str, ...] = ()
    # Of the machine's two. A part of two cores runs alone.
    cores: int = 1


class Log:
    """Where one part's output goes, and how its commands are run and bounded in time."""
    running: set[subprocess.Popen] = set()
    lock = threading.Lock()

    def __init__(self, part: str):
        LOGS.mkdir(parents=True, exist_ok=True)
        self.path = LOGS / f"{part}.log"
        self.path.write_bytes(b"")

    def command(self, *words: object, minutes: float = 20, **environment: str) -> int:
        """The exit code; 124 when it took longer than it may, and then all it had started is killed."""
        with self.path.open("ab") as out:
            out.write(f"$ {' '.join(map(str, words))}\n".encode())
            out.flush()
            process = subprocess.Popen(
                [str(word) for word in words], stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                env=os.environ | environment, start_new_session=True)
            with self.lock:
                self.running.add(process)
            try:
                return process.wait(minutes * 60)
            except subprocess.TimeoutExpired:
                _end(process)
                out.write(f"\nended: it took longer than {minutes} minutes\n".encode())
                return 124
            finally:
                with self.lock:
                    self.running.discard(process)

    def text(self) -> str:
        return self.path.read_text(errors="replace")

    def say(self, words: str) -> None:
        with self.path.open("a") as out:
            out.write(words + "\n")

    @classmethod
    def end_all(cls) -> None:
        with cls.lock:
            for process in cls.running:
                _end(process)


def _end(process: subprocess.Popen) -> None:
    """Asks first, so that servers and clusters are put away, then kills the whole group."""
    for sign, seconds in ((signal.SIGTERM, 10), (signal.SIGKILL, 5)):
        try:
            os.killpg(process.pid, sign)
            process.wait(seconds)
            return
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def run(parts: list[Part]) -> int:
    started = time.monotonic()
    counts: dict[str, Count] = {}
    with futures.ThreadPoolExecutor(max_workers=2) as pool:
        try:
            _run_all(parts, counts, pool)
        except KeyboardInterrupt:
            Log.end_all()
            raise
    total = sum(counts.values(), Count())
    print(f"\n{'part':12} {'passed':>7} {'failed':>7} {'skipped':>8}")
    for name, count in counts.items():
        print(f"{name:12} {count.passed:7} {count.failed:7} {count.skipped:8}")
    print(f"\n{_span(time.monotonic() - started)} in all\n{total}")
    return 0 if total.failed == 0 and total.passed > 0 else 1


def _run_all(parts: list[Part], counts: dict[str, Count], pool: futures.Executor) -> None:
    waiting, busy = list(parts), {}
    while waiting or busy:
        free = 2 - sum(part.cores for part in busy.values())
        for part in [part for part in waiting if all(name in counts for name in part.on + part.after)]:
            broken = [name for name in part.on if counts[name].passed == 0]
            if broken:
                counts[part.name] = Count(skipped=1)
                waiting.remove(part)
                print(f"–  {part.name}: not run, because {broken[0]} failed", flush=True)
            elif part.cores <= free:
                free -= part.cores
                waiting.remove(part)
                busy[pool.submit(_run_one, part)] = part
        if not busy:
            continue
        done, _ = futures.wait(busy, return_when=futures.FIRST_COMPLETED)
        for future in done:
            counts[busy.pop(future).name] = future.result()


def _run_one(part: Part) -> Count:
    started = time.monotonic()
    log = Log(part.name)
    print(f"…  {part.name}: {part.what}", flush=True)
    try:
        count = part.run(log)
    except Exception as error:  # a part that breaks is a failure of that part, never of the others
        log.say(f"{type(error).__name__}: {error}")
        count = one(False)
    mark = "✓" if count.failed == 0 else "✗"
    print(f"{mark}  {part.name}: {count}, {_span(time.monotonic() - started)}", flush=True)
    if count.failed:
        lines = log.text().splitlines()
        # Many tests run at once, so what failed may be said long before the end.
        telling = [line for line in lines[:-60] if line.startswith("✘") or ": error:" in line][:40]
        print("\n".join(f"   | {line[:300]}" for line in telling + lines[-60:]), flush=True)
        print(f"   (all of it: {log.path})", flush=True)
    return count


def _span(seconds: float) -> str:
    return f"{int(seconds) // 60} min {int(seconds) % 60:02} s" if seconds >= 60 else f"{seconds:.1f} s"
