"""The main work without JavaScript, on a phone, and what a browser keeps."""
import re

from browser.conftest import PHONE
from browser.test_walk import TITLE, report, resolve
from playwright.sync_api import expect


def test_without_scripts_a_ticket_is_reported_worked_and_resolved(visit):
    maria, priya = visit("maria", scripts=False), visit("priya", scripts=False)
    number = report(maria, "Kiosk in the lobby is frozen").removeprefix("R-")
    priya.goto(f"/tickets/{number}")
    priya.get_by_role("button", name="Take it").click()
    priya.get_by_text("Note for IT only").first.click()
    priya.get_by_label("Note for IT", exact=True).fill("Memory again.")
    priya.get_by_role("button", name="Add note for IT only").click()
    priya.get_by_text("Reply to Maria Lopez").first.click()
    priya.get_by_label("To Maria Lopez, in plain words").fill("We restarted it.")
    priya.get_by_role("button", name="Send to Maria Lopez").click()
    expect(priya.get_by_text("We restarted it.")).to_be_visible()
    resolve(priya, number)
    maria.goto(f"/tickets/{number}")
    expect(maria.get_by_text("We restarted it.")).to_be_visible()
    assert "Memory again" not in maria.content()
    priya.goto("/search?q=kiosk")
    expect(priya.get_by_role("link", name=re.compile("frozen")).first).to_be_visible()


def test_a_form_comes_back_filled_in_with_the_complaint_beside_the_field(visit):
    maria = visit("maria", "/portal/report")
    maria.locator("form").last.evaluate("form => form.noValidate = true")
    maria.get_by_label("Unit and room").fill("4 West")
    with maria.expect_response(lambda answer: answer.request.method == "POST") as sent:
        maria.get_by_role("button", name="Send to IT").click()
    assert sent.value.status == 422
    title = maria.get_by_label("In a few words")
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description(re.compile("Say in a few words what is the matter"))
    expect(maria.get_by_label("Unit and room")).to_have_value("4 West")


def test_a_draft_outlives_a_reload_and_not_the_sign_out(visit):
    maria, priya = visit("maria"), visit("priya")
    number = report(maria, "Draft stays").removeprefix("R-")
    priya.goto(f"/tickets/{number}")
    priya.get_by_text("Reply to Maria Lopez").first.click()
    priya.get_by_label("To Maria Lopez, in plain words").fill("Half a sentence")
    priya.reload()
    expect(priya.get_by_label("To Maria Lopez, in plain words")).to_have_value("Half a sentence")
    kept = "Object.values(localStorage).concat(Object.values(sessionStorage)).join()"
    assert "Half a sentence" in priya.evaluate(kept)
    priya.get_by_role("button", name=re.compile("Priya Raman")).click()
    priya.get_by_role("button", name="Sign out").click()
    expect(priya).to_have_url(re.compile("/sign-in"))
    assert "Half a sentence" not in priya.evaluate(kept)


def test_what_was_shown_is_not_shown_by_going_back_after_signing_out(visit):
    priya = visit("priya", "/tickets")
    priya.get_by_role("button", name=re.compile("Priya Raman")).click()
    priya.get_by_role("button", name="Sign out").click()
    expect(priya).to_have_url(re.compile("/sign-in"))
    priya.go_back()
    expect(priya).to_have_url(re.compile("/sign-in"))


def test_on_a_phone_nothing_scrolls_sideways_and_targets_fit_a_thumb(visit):
    maria, priya = visit("maria", size=PHONE), visit("priya", size=PHONE)
    number = report(maria, TITLE + " on the phone").removeprefix("R-")
    for page, paths in ((maria, ["/", f"/tickets/{number}"]), (priya, ["/tickets", f"/tickets/{number}", "/account"])):
        for path in paths:
            page.goto(path)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{path} is {wide} px too wide"
            small = page.evaluate(
                """() => [...document.querySelectorAll('button, a.button, select, input:not([type=hidden])')]
                    .filter(element => element.checkVisibility() && element.getBoundingClientRect().height < 44
                            && !element.closest('label') && element.type !== 'radio' && element.type !== 'checkbox')
                    .map(element => element.outerHTML.slice(0, 100) + ' '
                            + Math.round(element.getBoundingClientRect().height))""")
            assert not small, f"{path}: {small}"
