"""One ticket's life, with everybody looking on."""
import json
import re

from living import waiting
from living.desk import Desk
from playwright.sync_api import Page, expect

TITLE = "Label printer prints empty labels"


def report(maria: Page, title: str = TITLE) -> str:
    """As a requester does it; answers the ticket's code."""
    maria.goto("/portal/report")
    maria.get_by_label("In a few words").fill(title)
    maria.get_by_label("Something does not work").check()
    maria.get_by_label("Unit and room").fill("4 West, nurses' station")
    maria.get_by_label("Yes").check()
    maria.get_by_role("button", name="Send to IT").click()
    expect(maria.get_by_role("heading", level=1)).to_have_text("IT has it")
    return re.search(r"R-\d+", maria.get_by_role("main").inner_text()).group()


def test_a_nurse_reports_a_specialist_answers_a_colleague_sees_it_live_and_an_auditor_proves_it(visit, desk: Desk):
    maria = visit("maria")
    priya = visit("priya", "/tickets")
    code = report(maria)
    number = code.removeprefix("R-")

    # Seen by the specialist without a reload: offered, not pushed under the reader's finger.
    priya.locator("[data-live-offer]").click()
    priya.get_by_role("link", name=TITLE).click()
    lee = visit("lee", f"/tickets/{number}")
    talk = lee.get_by_label("Conversation")

    priya.get_by_role("button", name="Take it").click()
    expect(lee.get_by_text("took it")).to_be_visible()

    priya.get_by_text("Note for IT only").first.click()
    priya.get_by_label("Note for IT", exact=True).fill("The ribbon was put in the wrong way round again.")
    priya.get_by_role("button", name="Add note for IT only").click()
    show_what_is_offered(lee)
    expect(talk.get_by_text("wrong way round")).to_be_visible()

    priya.get_by_text("Reply to Maria Lopez").first.click()
    priya.get_by_label("To Maria Lopez, in plain words").fill("Please open the printer and turn the ribbon over.")
    priya.get_by_role("button", name="Send to Maria Lopez").click()
    show_what_is_offered(lee)
    expect(talk.get_by_text("turn the ribbon over")).to_be_visible()

    maria.goto(f"/tickets/{number}")
    expect(maria.get_by_text("turn the ribbon over")).to_be_visible()
    assert "wrong way round" not in maria.content()

    resolve(priya, number)
    maria.goto(f"/tickets/{number}")
    expect(maria.get_by_text("The ribbon is in right now.").first).to_be_visible()
    assert "wrong way round" not in maria.content()
    maria.get_by_label("Still not right? Say so and it opens again").fill("It is empty again.")
    maria.get_by_role("button", name="Send and open it again").click()
    expect(lee.get_by_text("opened it again")).to_be_visible()

    proven(visit, desk, number)


def show_what_is_offered(page: Page) -> None:
    page.locator("[data-live-show]").click()


def resolve(priya: Page, number: str) -> None:
    priya.goto(f"/tickets/{number}/resolve")
    priya.get_by_label(re.compile("What fixed it")).fill("The ribbon is in right now.")
    priya.get_by_role("button", name=re.compile("Resolve")).click()


def proven(visit, desk: Desk, number: str) -> None:
    ruth = visit("ruth", f"/audit?subject=ticket:{number}")
    for sentence in (
        "reported it in the portal", "took it", "wrote a note for IT", "replied", "resolved it", "opened it again",
    ):
        expect(ruth.get_by_role("main").get_by_text(re.compile(sentence)).first).to_be_visible()
    assert "ribbon" not in ruth.content(), "the log holds no free text"
    ruth.goto("/audit")
    ruth.get_by_role("button", name=re.compile("Verify")).click()
    expect(ruth.get_by_text(re.compile("[Nn]othing is missing|verified|whole"))).to_be_visible()
    found = json.loads(desk.command("audit", "verify", "--json"))
    assert found["records"] > 0


def test_a_stranger_gets_nothing_anywhere(desk: Desk):
    """Every page and address of the route table, as the desk itself lists it."""
    routes = json.loads(desk.command("routes", "--json"))
    assert len(routes) > 40
    with desk.caller() as mallory:
        for route in routes:
            if route["may"] == "anyone":
                continue
            path = re.sub(r":\w+", "1", "/" + route["path"])
            answer = mallory.send(route["method"], path)
            assert answer.status in (401, 303, 302), f"{route['method']} {path}: {answer.status}"
            if answer.status != 401:
                assert answer.headers["location"].startswith("/sign-in"), path
            assert b"Maria" not in answer.body and b"R-1" not in answer.body, path


def test_a_requester_cannot_open_what_is_not_theirs(visit):
    maria = visit("maria")
    number = report(maria, "Only Maria's business").removeprefix("R-")
    omar = visit("omar", f"/tickets/{number}", expected=("404",))
    expect(omar.get_by_role("heading", level=1)).to_have_text("Not here")
    assert "Only Maria" not in omar.content()
    for path in ("/tickets", "/audit", "/people"):
        answer = omar.goto(path)
        assert answer.status == 403, path


def test_live_news_reach_a_page_within_two_seconds(visit, desk: Desk):
    maria, priya = visit("maria"), visit("priya", "/tickets")
    report(maria, "Monitor at bed 12 is dark")
    waiting.until(lambda: priya.locator("[data-live-offer]").is_visible(), "the queue offers the new ticket", 2)
