"""Mallory, who has no business here, and people who reach for what is not theirs: they get nothing."""
import re

import pytest
from browser.deeds import report
from living import people
from living.calls import Caller
from living.desk import ROOT, Desk
from playwright.sync_api import expect

SECRET = "Only Maria knows of this"
# Permissions that no requester has.
STAFF = {"readTickets", "workTickets", "readPeople", "managePeople", "readAudit", "readDesk"}


def test_a_stranger_gets_nothing_from_any_page(desk: Desk):
    """Every address in the route tables that is not for anyone."""
    routes = written_routes()
    assert len(routes) > 25, "the route tables are no longer read"
    with desk.caller() as mallory:
        for method, path in routes:
            answer = mallory.send(method, path, Accept="text/html", Sec_Fetch_Site="same-origin")
            assert answer.status in (401, 303), f"{method} {path}: {answer.status}"
            if answer.status == 303:
                assert answer.headers["location"].startswith("/sign-in"), path
            assert b"Maria" not in answer.body and b"Label" not in answer.body, path


def written_routes(permissions: set[str] | None = None) -> list[tuple[str, str]]:
    """As the tables in the source say it, with 1 for every number: those for some permissions, or all not for anyone."""
    found = []
    for file in (ROOT / "Sources/RoundsWeb").rglob("*Routes.swift"):
        found += re.findall(r'^\s+(get|post)\("([^"]*)", may: \.(\w+)', file.read_text(), re.M)
    return [
        (method.upper(), "/" + re.sub(r":\w+", "1", path)) for method, path, may in found
        if (may in permissions if permissions else may != "anyone")]


def test_a_requester_cannot_open_what_is_not_theirs(visit):
    number = report(visit("maria"), "Only Maria's business")
    omar = visit("omar", f"/tickets/{number}", expected=("404", "403"))
    expect(omar.get_by_role("heading", level=1)).to_have_text("Not here")
    assert "Only Maria" not in omar.content()
    for path in ("/tickets", "/search?q=business"):
        assert omar.goto(path).status == 403, path
        assert "Only Maria" not in omar.content()


FOREIGN = {
    "another site": {"Sec-Fetch-Site": "cross-site"},
    "another site of the hospital": {"Sec-Fetch-Site": "same-site"},
    "an old browser on another site": {"Sec-Fetch-Site": None, "Origin": "https://mallory.example"},
    "no header to say where from": {"Sec-Fetch-Site": None},
}


@pytest.mark.parametrize("place", FOREIGN)
def test_a_form_stolen_from_a_page_is_worth_nothing_elsewhere(desk: Desk, place: str):
    """Maria's browser is made to send one of the desk's forms, with all it holds, from somewhere else."""
    form = {"title": "Forged by Mallory", "details": "", "kind": "incident", "place": "4 West", "care": "no", "once": "stolen"}
    with desk.caller() as maria:
        cookie = sign_in(desk, maria, "maria")
        answer = maria.form("/portal/report", form, Cookie=cookie, **FOREIGN[place])
        assert answer.status == 403, answer
        assert b"Forged by Mallory" not in maria.get("/portal", Cookie=cookie, Accept="text/html").body
        # From the desk's own page it is taken: it was not refused for something else.
        answer = maria.form("/portal/report", form | {"title": "Sent by Maria", "once": place.replace(" ", "")}, Cookie=cookie)
        assert answer.status == 303, answer


def test_a_requester_gets_no_page_of_the_staff_and_nothing_from_the_api(visit, desk: Desk):
    number = report(visit("maria"), SECRET)
    refused = [(method, path.replace("/1", f"/{number}", 1)) for method, path in written_routes(STAFF)]
    assert len(refused) > 25, "the route tables are no longer read"
    with desk.caller() as omar:
        cookie = sign_in(desk, omar, "omar")
        for method, path in refused + [("POST", f"/tickets/{number}/answer"), ("POST", f"/tickets/{number}/reopen")]:
            answer = omar.form(path, {"body": "Let me in."}, Cookie=cookie) if method == "POST" else omar.get(
                path, Cookie=cookie, Accept="text/html")
            assert answer.status in (403, 404), f"{method} {path}: {answer.status}"
            assert SECRET.encode() not in answer.body, path
        for path in (f"/api/v1/tickets/R-{number}", "/api/v1/tickets?list=all", "/api/v1/people", "/api/v1/events"):
            answer = omar.get(path, Cookie=cookie)
            assert answer.status in (403, 404), f"{path}: {answer.status}"
            assert SECRET.encode() not in answer.body, path


def sign_in(desk: Desk, caller: Caller, who: str) -> str:
    """The cookie that a browser keeps."""
    entered = caller.form("/sign-in", {"name": who, "password": people.password(desk)})
    assert entered.status == 303, entered
    return "; ".join(line.split(";")[0] for line in entered.cookies)


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer x", "Basic bWFsbG9yeTp4", "Bearer rounds_" + "a" * 40])
def test_a_made_up_token_opens_nothing(desk: Desk, token: str):
    with desk.caller() as mallory:
        for path in ("/api/v1/tickets", "/api/v1/me", "/api/v1/people/1"):
            answer = mallory.get(path, Authorization=token)
            assert answer.status == 401 and answer.headers["www-authenticate"], f"{path}: {answer.status}"
            assert b"Maria" not in answer.body


def test_a_wrong_password_says_nothing_of_which_names_exist(desk: Desk, visit):
    said = []
    for name in ("tom", "mallory"):
        page = visit(None, "/sign-in", expected=("401", "422", "403"))
        page.get_by_label("Sign-in name").fill(name)
        page.get_by_label("Password").fill("not " + people.password(desk))
        page.get_by_role("button", name="Sign in").click()
        said.append(page.get_by_role("main").inner_text().replace(name, "NAME"))
    assert "Maria" not in said[0] and said[0] == said[1]
