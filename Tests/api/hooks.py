"""What schemathesis cannot know of the desk's API, each with its reason."""
import itertools
import os
import re

import schemathesis

numbers = itertools.count(1)
# Members that name another thing, by a number that was made up, or what somebody may do.
NAMES_ANOTHER = re.compile(r"/(\w+_id|device_tag|members|scopes|team|owner|parent|service|check|ticket|about|depends_on|ticks|other)\b")
# Texts with a grammar, or a range, that no pattern can say; the document says it in words.
HAS_A_GRAMMAR = re.compile(
    r"/(password|current_password|cron|zone|rhythm|target|content|pattern|path|for|in|until|interval|timeout|max_age|most_age|period|grace|window|longest)\b")
# What is said of a cursor that was made up, and of a name that something else has.
HELD = ("after is what a page before", "is there already", "has this name already", "Another ", "signs in with this name",
        "inside it, so it cannot be", "may look at no files yet", "Write down the proof", "calendars are kept", "holidays are kept",
        "days off are kept")
# What one member asks of another; the document says it in words.
TOGETHER = ("Say whether all was well", "Say in a few words what you found", "A check stays a ", "closes after it opens", "Say why this is P", "comes before the solution",
            "Say what the problem is", "Say what you wait for", "Choose a day that is still to come")


@schemathesis.hook
def before_call(ctx, case, kwargs):
    """Where a well-formed request is tried, the two headers that lead a life of their own are given a meaning.

    A key names one request only, and a second request with it is rightly refused (422): each gets a new one. A version
    cannot be guessed, and a wrong one is rightly refused (412): every second change is made whatever the version is.
    For If-Match the coverage phase tries 0 as well-formed, which no pattern in the document keeps it from (RFC 9110
    §13.1.1 wants quotation marks).
    """
    if not (case.meta and case.meta.generation.mode.is_positive and case.headers):
        return
    number = next(numbers)
    if "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = f"proof-{os.getpid()}-{number}"
    if "If-Match" in case.headers and (number % 2 or str(case.headers["If-Match"]) == "0"):
        case.headers["If-Match"] = "*"


@schemathesis.hook
def filter_failure(ctx, failure, case, response) -> bool:
    """Well-formed is not all: these depend on what the desk holds, and no schema says that."""
    if getattr(failure, "code", None) != "ST202":
        return True
    problem = response.json()
    if problem["type"].endswith("/changed-meanwhile"):
        return case.headers.get("If-Match") == "*"
    errors = problem.get("errors") or [{"detail": problem["detail"]}]
    return not all(depends(error) for error in errors)


def depends(error: dict) -> bool:
    """Whether a complaint is about what the desk holds, or about what no schema can say."""
    pointer = error.get("pointer", "")
    if NAMES_ANOTHER.match(pointer) or HAS_A_GRAMMAR.match(pointer):
        return True
    return any(words in error["detail"] for words in HELD + TOGETHER)
