"""How many tests passed, failed and were skipped."""
import dataclasses
import pathlib
import xml.etree.ElementTree as xml


@dataclasses.dataclass(frozen=True)
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def one(passed: bool) -> Count:
    """A check that is a single yes or no."""
    return Count(passed=1) if passed else Count(failed=1)


def of_junit(report: pathlib.Path, exit_code: int) -> Count:
    """Counts the cases of a JUnit report. A run that died, or ran nothing at all, is one failure at least."""
    total = Count()
    if report.exists():
        for case in xml.parse(report).getroot().iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                total += Count(failed=1)
            elif case.find("skipped") is not None:
                total += Count(skipped=1)
            else:
                total += Count(passed=1)
    if total.failed == 0 and (exit_code != 0 or total.passed == 0):
        total += Count(failed=1)
    return total
