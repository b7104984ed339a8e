"""One ticket's life, with everybody looking on."""
import re

from browser.conftest import by_script
from browser.deeds import TITLE, note, reply, report, resolve, take
from living import people, waiting
from living.desk import ROOT, Desk
from playwright.sync_api import expect

NOTE, REPLY, FIX = "Wrong way round again.", "Please turn the ribbon over.", "The ribbon is in right now."


def test_a_nurse_reports_a_specialist_answers_and_the_nurse_never_sees_the_note(visit):
    maria, priya = visit("maria"), visit("priya", "/tickets")
    number = report(maria)
    priya.goto("/tickets")
    expect(priya.get_by_role("link", name=TITLE).first).to_be_visible()
    take(priya, number)
    note(priya, NOTE)
    reply(priya, REPLY)
    maria.goto(f"/tickets/{number}")
    expect(maria.get_by_text(REPLY)).to_be_visible()
    assert NOTE not in maria.content()

    resolve(priya, number, FIX)
    maria.goto(f"/tickets/{number}")
    expect(maria.get_by_text(FIX).first).to_be_visible()
    assert NOTE not in maria.content()
    maria.get_by_label("Still not right? Say so and it opens again").fill("It is empty again.")
    maria.get_by_role("button", name="Send and open it again").click()
    expect(maria.get_by_label("Write to IT")).to_be_visible()
    priya.goto(f"/tickets/{number}")
    expect(priya.get_by_text("It is empty again.")).to_be_visible()
    expect(priya.get_by_role("link", name="Resolve")).to_be_visible()


def test_a_request_is_found_by_its_words(visit):
    maria, priya = visit("maria"), visit("priya")
    report(maria, "Kiosk in the lobby is frozen solid")
    priya.goto("/search?q=frozen+kiosk")
    expect(priya.get_by_role("link", name=re.compile("Kiosk in the lobby is frozen solid")).first).to_be_visible()


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


def written_routes() -> list[tuple[str, str]]:
    found = []
    for file in (ROOT / "Sources/RoundsWeb").rglob("*Routes.swift"):
        found += re.findall(r'^\s+(get|post)\("([^"]*)", may: \.(\w+)', file.read_text(), re.M)
    return [
        (method.upper(), "/" + re.sub(r":\w+", "1", path)) for method, path, may in found if may != "anyone"]


def test_a_requester_cannot_open_what_is_not_theirs(visit):
    number = report(visit("maria"), "Only Maria's business")
    omar = visit("omar", f"/tickets/{number}", expected=("404", "403"))
    expect(omar.get_by_role("heading", level=1)).to_have_text("Not here")
    assert "Only Maria" not in omar.content()
    for path in ("/tickets", "/search?q=business"):
        assert omar.goto(path).status == 403, path
        assert "Only Maria" not in omar.content()


def test_what_was_shown_is_not_shown_by_going_back_after_signing_out(visit):
    omar = visit("omar", "/portal", anew=True)
    omar.locator(".me, summary").filter(has_text="Omar Haddad").first.click()
    omar.get_by_role("button", name="Sign out").click()
    expect(omar).to_have_url(re.compile("/sign-in"))
    omar.go_back()
    expect(omar).to_have_url(re.compile("/sign-in"))


def test_a_wrong_password_says_nothing_of_which_names_exist(desk: Desk, visit):
    said = []
    for name in ("tom", "mallory"):
        page = visit(None, "/sign-in", expected=("401", "422", "403"))
        page.get_by_label("Sign-in name").fill(name)
        page.get_by_label("Password").fill("not " + people.password(desk))
        page.get_by_role("button", name="Sign in").click()
        said.append(page.get_by_role("main").inner_text().replace(name, "NAME"))
    assert "Maria" not in said[0] and said[0] == said[1]


@by_script
def test_live_news_reach_a_page_within_two_seconds(visit):
    maria, priya = visit("maria"), visit("priya", "/tickets")
    report(maria, "Monitor at bed 12 is dark")
    waiting.until(
        lambda: priya.locator("[data-live-show]:visible").count(), "the queue offers the new ticket", seconds=2)
