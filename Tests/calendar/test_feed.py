"""Somebody's planned work, read as a calendar by python-icalendar from the running desk."""
import datetime
import pathlib

import icalendar
from living import people

TITLE = "Swap; the battery, closet 3C \\ Schlüssel beim Pförtner 🏥 " + "x" * 90
DETAILS = "First line\nEND:VEVENT\nBEGIN:VALARM"


def test_a_calendar_program_reads_what_is_planned(tmp_path: pathlib.Path):
    with people.desk_with_cast(tmp_path) as desk:
        day = (datetime.date.today() + datetime.timedelta(days=3)).isoformat()
        with desk.caller(people.token(desk, "ada")) as ada:
            me = ada.get("/api/v1/me").json()["person"]["id"]
            plan = {"title": TITLE, "day": day, "time": "10:30", "owner": me, "details": DETAILS}
            added = ada.post("/api/v1/tasks", plan)
            assert added.status == 201, added.body
            assert ada.post("/api/v1/tasks", {"title": "All day", "day": day, "owner": me}).status == 201
            address = ada.send("POST", "/api/v1/calendar").json()["address"]
        path = "/calendar/" + address.rsplit("/", 1)[1]
        with desk.caller() as program:
            feed = program.get(path)
            again = program.get(path, If_None_Match=feed.headers["etag"])
            assert (again.status, again.body) == (304, b"")
            assert program.get("/calendar/" + "a" * 52 + ".ics").status == 404
    assert all(len(line) <= 75 for line in feed.body.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(feed.body)
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    assert not calendar.errors and not any(event.errors for event in events.values())
    assert len({str(event["uid"]) for event in calendar.walk("VEVENT")}) == len(calendar.walk("VEVENT"))
    timed = events[TITLE]
    assert str(timed["description"]) == DETAILS
    assert timed["dtstart"].dt.tzinfo is not None and timed["duration"].dt == datetime.timedelta(minutes=30)
    assert events["All day"]["dtstart"].dt == datetime.date.fromisoformat(day)
