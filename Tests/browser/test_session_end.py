"""A page that stays open longer than the session that made it."""
import re

from browser.conftest import SECONDS
from browser.deeds import report, take
from living import people
from playwright.sync_api import Page, expect

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


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


def test_words_that_came_back_stay_on_the_page_until_their_person_is_signed_in_again(visit, desk):
    maria, priya, lee = visit("maria"), visit("priya", anew=True, expected=("401", "422")), visit("lee")
    number = report(maria, "Scales on 7 East show nothing")
    priya.goto(f"/tickets/{number}")
    priya.get_by_text("Reply to Maria Lopez").first.click()
    words = priya.get_by_label("To Maria Lopez, in plain words")
    words.fill("Dear {name}, we look at it.")
    with priya.expect_response(re.compile(r"/live\?")):
        priya.get_by_role("button", name="Send to Maria Lopez").click()
    end_session(priya)
    take(lee, number)
    told = priya.get_by_role("alert").filter(has_text="You are signed out.")
    expect(told).to_be_visible()
    expect(words).to_have_value("Dear {name}, we look at it.")
    sign_in_beside(priya, "priya", people.password(desk))
    # The page hears of it when its stream has ended and begun anew.
    expect(told).to_have_count(0, timeout=3 * SECONDS * 1000)


def test_what_one_person_typed_is_not_saved_under_the_name_of_another(visit, desk):
    maria, priya, lee = visit("maria"), visit("priya", anew=True, expected=("401",)), visit("lee")
    number = report(maria, "Scales on 8 East show nothing")
    opens(priya, number)
    priya.get_by_text("Note for IT only").first.click()
    priya.get_by_label("Note for IT", exact=True).fill("The adapter hangs loose.")
    sign_in_beside(priya, "lee", people.password(desk))
    take(lee, number)
    expect(priya.get_by_role("alert")).to_contain_text("You are signed out. What you typed is still here.")
    priya.get_by_role("button", name="Add note for IT only").click()
    expect(priya.get_by_role("main")).to_contain_text("Somebody else is signed in by now, so this was not saved.")
    expect(priya.get_by_text("The adapter hangs loose.")).to_be_visible()
    sign_in_beside(priya, "priya", people.password(desk))
    priya.get_by_role("button", name="Send it again").click()
    expect(priya.locator(".message.note").last).to_contain_text("The adapter hangs loose.")


def opens(page: Page, number: str) -> None:
    """The ticket, and its live stream."""
    with page.expect_response(re.compile(r"/live\?")):
        page.goto(f"/tickets/{number}")


def end_session(page: Page) -> None:
    """As an administrator does, or the clock: the page itself hears nothing of it."""
    assert page.request.post("/sign-out", headers=SAME_ORIGIN).ok


def sign_in_beside(page: Page, who: str, password: str) -> None:
    """In another tab of the same browser."""
    assert page.request.post("/sign-in", form={"name": who, "password": password}, headers=SAME_ORIGIN).ok
