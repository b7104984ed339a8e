"""One ticket's life, with everybody looking on."""
import re

from browser.deeds import TITLE, note, reply, report, resolve, take
from playwright.sync_api import expect

NOTE, REPLY, FIX = "Wrong way round again.", "Please turn the ribbon over.", "The ribbon is in right now."

# As a live page does when it hears of the round.
HEARS_OF_THE_ROUND = """async () => {
  const { redraw } = await import(new URL('parts.js', document.querySelector('script[type=module]').src));
  await redraw(document.getElementById('late-round'));
}"""


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


def test_what_was_shown_is_not_shown_by_going_back_after_signing_out(visit):
    omar = visit("omar", "/portal", anew=True)
    omar.locator(".me, summary").filter(has_text="Omar Haddad").first.click()
    omar.get_by_role("button", name="Sign out").click()
    expect(omar).to_have_url(re.compile("/sign-in"))
    omar.go_back()
    expect(omar).to_have_url(re.compile("/sign-in"))


def test_nothing_moves_when_a_round_is_told_to_be_late(visit):
    sam = visit("sam", "/tickets")
    there = sam.get_by_role("heading", level=1).bounding_box()
    told = '<div id="late-round"><div class="notice failed"><p>Nobody has signed it.</p></div></div>'
    sam.route("**/today", lambda route: route.fulfill(body=told, content_type="text/html"))
    sam.evaluate(HEARS_OF_THE_ROUND)
    # The region that is read out was there before.
    expect(sam.get_by_role("status").filter(has_text="Nobody has signed it.")).to_have_id("late-round")
    expect(sam.get_by_text("Nobody has signed it.")).to_be_in_viewport()
    assert sam.get_by_role("heading", level=1).bounding_box() == there
