"""The main work without JavaScript, and on a phone."""
import re

import pytest
from browser.conftest import PHONE
from browser.deeds import TITLE, note, reply, report, resolve, sign_out, take
from playwright.sync_api import Page, expect

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Everything to be pressed that is lower than a thumb needs, 44 px, and stands for itself.
SMALL = """() => [...document.querySelectorAll('button, a.button, select, textarea, input:not([type=hidden])')]
    .filter(element => element.checkVisibility({visibilityProperty: true}) && !element.closest('label')
        && !['radio', 'checkbox'].includes(element.type) && Math.round(element.getBoundingClientRect().height) < 44)
    .map(element => element.outerHTML.slice(0, 100) + ' ' + Math.round(element.getBoundingClientRect().height))"""


def test_without_scripts_a_ticket_is_reported_worked_and_resolved(visit):
    walk(visit("maria", scripts=False), visit("priya", scripts=False))


def test_the_same_on_a_phone(visit):
    walk(visit("maria", size=PHONE), visit("priya", size=PHONE))


def walk(maria: Page, priya: Page) -> None:
    number = report(maria, "Kiosk in the lobby is frozen")
    take(priya, number)
    note(priya, "Memory again.")
    reply(priya, "We restarted it.")
    resolve(priya, number, "It has more memory now.")
    maria.goto(f"/tickets/{number}")
    expect(maria.get_by_text("We restarted it.")).to_be_visible()
    expect(maria.get_by_text("It has more memory now.").first).to_be_visible()
    assert "Memory again" not in maria.content()
    priya.goto(f"/tickets/{number}")
    priya.get_by_role("button", name="Reopen").click()
    expect(priya.get_by_role("link", name="Resolve")).to_be_visible()


def test_a_form_comes_back_filled_in_with_the_complaint_beside_the_field(visit):
    maria = visit("maria", "/portal/report", expected=("422",))
    maria.locator("form").last.evaluate("form => form.noValidate = true")
    details = maria.get_by_label(re.compile("Anything that helps"))
    details.fill("Since 07:10")
    with maria.expect_response(lambda answer: answer.request.method == "POST") as sent:
        maria.get_by_role("button", name="Go on").click()
    assert sent.value.status == 422
    title = maria.get_by_label("In a few words")
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description(re.compile("Say in a few words"))
    expect(details).to_have_value("Since 07:10")


def test_going_back_in_the_report_keeps_everything_typed(visit):
    maria = visit("maria", "/portal/report", anew=True)
    maria.get_by_label("In a few words").fill("Scale in room 3 shows nothing")
    maria.get_by_role("button", name="Go on").click()
    maria.get_by_label("Unit and room").fill("Room 3")
    maria.get_by_role("button", name="Back").click()
    expect(maria.get_by_label("In a few words")).to_have_value("Scale in room 3 shows nothing")
    maria.get_by_role("button", name="Go on").click()
    expect(maria.get_by_label("Unit and room")).to_have_value("Room 3")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_browsers_own_back_survives_the_steps_and_the_sending(visit, scripts):
    maria = visit("maria", "/portal/report", anew=True, scripts=scripts)
    maria.get_by_label("In a few words").fill("Scale in room 4 shows nothing")
    maria.get_by_label("Something does not work").check()
    maria.get_by_role("button", name="Go on").click()
    maria.get_by_label("Unit and room").fill("Room 4")
    maria.get_by_role("button", name="Go on").click()
    expect(maria.get_by_role("heading", level=1)).to_have_text("Does it affect care now?")
    maria.go_back()
    expect(maria.get_by_label("Unit and room")).to_have_value("Room 4")
    maria.go_back()
    expect(maria.get_by_label("In a few words")).to_have_value("Scale in room 4 shows nothing")
    maria.go_forward()
    maria.go_forward()
    maria.reload()
    maria.get_by_role("group", name=re.compile("patient waiting")).get_by_label("No").check()
    maria.get_by_role("button", name="Send to IT").click()
    expect(maria.get_by_role("heading", level=1)).to_have_text("IT has it")
    maria.go_back()
    expect(maria.get_by_role("heading", level=1)).to_have_text("What is the matter?")
    expect(maria.get_by_label("In a few words")).to_have_value("")


def test_on_a_phone_nothing_scrolls_sideways_and_targets_fit_a_thumb(visit):
    maria, priya = visit("maria", size=PHONE), visit("priya", size=PHONE)
    number = report(maria, TITLE + " on the phone")
    found = []
    for page, paths in (
        (maria, ["/portal", "/portal/report", f"/tickets/{number}"]),
        (priya, ["/tickets", f"/tickets/{number}", "/tickets/new", f"/tickets/{number}/resolve", "/search?q=label"]),
    ):
        for path in paths:
            page.goto(path)
            if wide := page.evaluate(WIDER):
                found.append(f"{path} is {wide} px too wide")
            found += [f"{path}: {small}" for small in page.evaluate(SMALL)]
    assert not found, "\n".join(found)


def test_on_a_phone_the_reply_is_in_the_bar_and_the_bar_does_not_lie_on_it(visit):
    maria, priya = visit("maria"), visit("priya", size=PHONE)
    number = report(maria, "Badge reader beeps")
    priya.goto(f"/tickets/{number}")
    expect(priya.get_by_role("link", name="Let it wait")).to_be_hidden()
    priya.get_by_role("button", name="Facts").click()
    expect(priya.get_by_role("link", name="Let it wait")).to_be_visible()
    priya.keyboard.press("Escape")
    priya.get_by_role("link", name="Reply", exact=True).click()
    expect(priya.locator("#reply-body")).to_be_focused()
    expect(priya.get_by_role("link", name="Resolve")).to_be_hidden()
    priya.get_by_role("button", name="Send to Maria Lopez").click(trial=True)


def test_a_draft_outlives_a_reload_and_not_the_sign_out(visit):
    maria, priya = visit("maria"), visit("priya", anew=True)
    number = report(maria, "Draft stays")
    priya.goto(f"/tickets/{number}")
    priya.get_by_text("Reply to Maria Lopez").first.click()
    priya.get_by_label("To Maria Lopez, in plain words").fill("Half a sentence")
    kept = "Object.values(localStorage).concat(Object.values(sessionStorage)).join()"
    priya.wait_for_function(f"{kept}.includes('Half a sentence')")
    priya.reload()
    expect(priya.get_by_label("To Maria Lopez, in plain words")).to_have_value("Half a sentence")
    priya.get_by_role("button", name=re.compile("Priya Raman")).click()
    sign_out(priya)
    assert "Half a sentence" not in priya.evaluate(kept)


def test_what_the_page_came_back_with_is_not_said_to_be_back(visit):
    maria, priya = visit("maria"), visit("priya", expected=("409",))
    number = report(maria, "Draft comes with the page")
    take(priya, number)
    resolve(priya, number, "It is right now.")
    priya.goto("/wrap-up")
    cause = priya.locator(f"#gap-{number}-cause")
    cause.fill("A worn cable.")
    # As it is when a colleague changed the request meanwhile.
    cause.evaluate("field => field.form.elements.version.value = 0")
    with priya.expect_response(lambda answer: answer.request.method == "POST") as sent:
        cause.locator("xpath=ancestor::form").get_by_role("button", name="Keep the cause").click()
    assert sent.value.status == 409
    expect(cause).to_have_value("A worn cable.")
    said = priya.get_by_text(re.compile("What you wrote at"))
    expect(said).to_have_count(0)
    # It is still a draft: a page that does not have it brings it back.
    priya.goto("/wrap-up")
    expect(cause).to_have_value("A worn cable.")
    expect(said).to_be_visible()
