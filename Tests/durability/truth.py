"""What the desk holds in the end, compared with what it had said."""
import collections
import re

from living.desk import Desk

from durability.writers import Record


def hold(desk: Desk, token: str, record: Record) -> str:
    """`token` is an administrator's. Fails unless each acknowledged ticket is there once under its number, and no other more than once."""
    found = stored(desk, token)
    # What the demo hospital brought is not the writers'.
    counts = collections.Counter(title for _, title in found if re.fullmatch(r"W\d+-\d+", title))
    numbers = {title: number for number, title in found}
    lost = [key for key in record.acknowledged if counts[key] == 0]
    doubled = [key for key, count in counts.items() if count > 1]
    moved = [key for key, number in record.acknowledged.items() if numbers.get(key, number) != number]
    assert not record.strange, f"{len(record.strange)} strange answers, the first: {record.strange[:3]}"
    assert not lost, f"{len(lost)} acknowledged tickets are gone: {lost[:5]}"
    assert not doubled, f"{len(doubled)} tickets are there twice: {doubled[:5]}"
    assert not moved, f"{len(moved)} tickets have another number than was said: {moved[:5]}"
    with desk.caller(token) as caller:
        answer = caller.post("/api/v1/audit/verification", {})
    assert answer.status == 200, answer
    log = answer.json()
    assert log["whole"], log
    return (
        f"{len(record.acknowledged)} acknowledged, all there once; {len(counts)} stored of {len(record.sent)} sent; "
        f"{record.repeated} answered again by key; {record.broken} lines broke, {record.unavailable} times 503; "
        f"log verified: {log['records']} records")


def stored(desk: Desk, token: str) -> list[tuple[str, str]]:
    """Number and title of every ticket, page by page."""
    found, after, page = [], "", 0
    while after is not None:
        page += 1
        with desk.caller(token, f"127.2.0.{page % 250 + 1}") as caller:
            answer = caller.get("/api/v1/tickets?list=all&limit=200" + (after and f"&after={after}"))
        assert answer.status == 200, answer
        listing = answer.json()
        found += [(ticket["id"], ticket["title"]) for ticket in listing["tickets"]]
        after = listing.get("next")
    return found
