"""A page that stays open longer than the session that made it."""
import re

from browser.deeds import report, take
from playwright.sync_api import Page, expect


def test_an_open_page_leads_to_the_sign_in_once_its_session_is_over(visit):
    maria, priya, lee = visit("maria"), visit("priya", anew=True, expected=("401",)), visit("lee")
    number = report(maria, "Scales on 5 East show nothing")
    opens(priya, number)
    end_session(priya)
    take(lee, number)
    expect(priya).to_have_url(re.compile(rf"/sign-in\?to=%2Ftickets%2F{number}$"))


def test_what_is_typed_stays_on_the_page_whose_session_is_over(visit):
    maria, priya, lee = visit("maria"), visit("priya", anew=True, expected=("401",)), visit("lee")
    number = report(maria, "Scales on 6 East show nothing")
    opens(priya, number)
    priya.get_by_text("Note for IT only").first.click()
    words = priya.get_by_label("Note for IT", exact=True)
    words.fill("The adapter hangs loose.")
    end_session(priya)
    take(lee, number)
    expect(priya.get_by_role("alert")).to_contain_text("You are signed out. What you typed is still here.")
    expect(words).to_have_value("The adapter hangs loose.")
    priya.get_by_role("button", name="Add note for IT only").click()
    expect(priya.get_by_role("heading", level=1)).to_have_text("Sign in first")
    expect(priya.get_by_text("The adapter hangs loose.")).to_be_visible()
    expect(priya.get_by_role("link", name="Sign in in another tab")).to_have_attribute(
        "href", f"/sign-in?to=%2Ftickets%2F{number}")


def opens(page: Page, number: str) -> None:
    """The ticket, and its live stream."""
    with page.expect_response(re.compile(r"/live\?")):
        page.goto(f"/tickets/{number}")


def end_session(page: Page) -> None:
    """As an administrator does, or the clock: the page itself hears nothing of it."""
    assert page.request.post("/sign-out", headers={"Sec-Fetch-Site": "same-origin"}).ok
