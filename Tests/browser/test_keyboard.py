"""The specialist's whole work without a mouse."""
import re
import time

from browser.deeds import report
from playwright.sync_api import Page, expect


def test_a_specialist_works_a_ticket_by_keyboard_alone(visit):
    maria, priya = visit("maria"), visit("priya")
    number = report(maria, "Scanner at triage reads nothing")
    keys = priya.keyboard
    keys.press("g")
    keys.press("q")
    expect(priya).to_have_url(re.compile("/tickets"))
    go_to_row(priya, f"R-{number}")
    keys.press("Enter")
    expect(priya.get_by_role("heading", level=1)).to_have_text("Scanner at triage reads nothing")
    keys.press("a")
    expect(priya.get_by_text("Priya Raman took it").last).to_be_attached()
    expect(priya.get_by_role("link", name="Resolve")).to_be_visible()
    keys.press("n")
    expect(priya.locator("#note-body")).to_be_focused()
    keys.type("Cable was loose. e r j are letters here.")
    keys.press("Control+Enter")
    expect(priya.get_by_text("Cable was loose")).to_be_visible()
    keys.press("r")
    keys.type("Please try again now.")
    keys.press("Control+Enter")
    expect(priya.get_by_text("Please try again now.")).to_be_visible()
    keys.press("e")
    expect(priya).to_have_url(re.compile("/resolve"))
    keys.type("The cable sits tight again.")
    keys.press("Control+Enter")
    expect(priya.get_by_text("The cable sits tight again.")).to_be_visible()


def test_the_keys_of_a_row_lead_where_its_request_is_worked(visit):
    maria, priya = visit("maria"), visit("priya")
    number = report(maria, "Docking station shows no picture")
    fields = {"r": "#reply-body", "n": "#note-body", "e": "#fix", "a": "#bulk-assignee"}
    for key, field in fields.items():
        priya.goto("/tickets?show=unowned")
        go_to_row(priya, f"R-{number}")
        priya.keyboard.press(key)
        expect(priya.locator(field)).to_be_focused()
    expect(priya.get_by_label(f"Choose R-{number}", exact=True)).to_be_checked()
    # What is chosen there is sent with the button beside it.
    lee = priya.locator("#bulk-assignee option", has_text="Lee Chen").get_attribute("value")
    priya.locator("#bulk-assignee").select_option(lee)
    with priya.expect_event("load"):
        priya.keyboard.press("Control+Enter")
    expect(priya.get_by_text("Done for every request you chose.")).to_be_visible()


# What an average typist takes for a key (Card, Moran and Newell, "The Keystroke-Level Model", 1980).
SECONDS_A_KEY = 0.28


def test_a_call_is_a_request_in_less_than_twenty_seconds(visit):
    """From the first key to the saved request, the caller looked up: as many keys as it takes, and the desk's own time."""
    priya = visit("priya", "/tickets")
    pressed = 0

    def press(*keys: str) -> None:
        nonlocal pressed
        for key in keys:
            priya.keyboard.press(key)
            pressed += key.count("+") + 1

    def write(words: str) -> None:
        nonlocal pressed
        priya.keyboard.type(words)
        pressed += len(words)

    began = time.monotonic()
    press("c")
    expect(priya.locator("[name=requester]")).to_be_focused()
    write("maria")
    press("Tab", "Enter")
    expect(priya.get_by_role("link", name="Maria Lopez")).to_be_visible()
    expect(priya.locator("[name=title]")).to_be_focused()
    write("Scanner at triage reads nothing")
    press("Control+Enter")
    expect(priya.get_by_role("heading", level=1)).to_have_text("Scanner at triage reads nothing")
    expect(priya.get_by_text("Maria Lopez").first).to_be_visible()
    own = time.monotonic() - began
    assert pressed * SECONDS_A_KEY + own < 20, f"{pressed} keys and {own:.1f} s of the desk's"
    print(f"{pressed} keys, {pressed * SECONDS_A_KEY:.1f} s of typing and {own:.1f} s of the desk's")


def test_the_chosen_ones_are_worked_together_by_keys(visit):
    maria, priya = visit("maria"), visit("priya")
    numbers = [report(maria, f"Mouse {place} does not click") for place in (1, 2)]
    priya.goto("/tickets?show=unowned")
    expect(priya.locator(".bulk summary")).to_be_hidden()
    for number in numbers:
        go_to_row(priya, f"R-{number}")
        priya.keyboard.press("x")
    expect(priya.locator(".bulk summary")).to_be_visible()
    priya.keyboard.press("b")
    expect(priya.get_by_role("button", name="Take them")).to_be_focused()
    priya.keyboard.press("Enter")
    expect(priya.locator(".bulk summary")).to_be_hidden()
    priya.goto("/tickets?show=mine")
    for number in numbers:
        expect(priya.locator(f"#R-{number}")).to_be_visible()


def go_to_row(page: Page, row: str) -> None:
    """With j alone, from the top."""
    for _ in range(60):
        page.keyboard.press("j")
        if page.evaluate("document.activeElement.closest('tr')?.id") == row:
            return
    raise AssertionError(f"j never came to {row}")


def test_j_and_k_walk_the_queue_and_stop_at_its_ends(visit):
    priya = visit("priya", "/tickets")
    here = "[...document.querySelectorAll('[data-row]')].findIndex(row => row.contains(document.activeElement))"
    walked = []
    for key in "jjjkk" + "k" * 3 + "j":
        priya.keyboard.press(key)
        walked.append(priya.evaluate(here))
    assert walked == [0, 1, 2, 1, 0, 0, 0, 0, 1]


def test_the_slash_seeks_and_letters_in_fields_are_letters(visit):
    priya = visit("priya", "/tickets")
    priya.keyboard.press("/")
    expect(priya.locator("#palette input")).to_be_focused()
    priya.keyboard.type("?jkg q")
    expect(priya.locator("#palette input")).to_have_value("?jkg q")
    # Once is enough, whatever has been typed.
    priya.keyboard.press("Escape")
    expect(priya.locator("#palette")).to_be_hidden()
    priya.goto("/search?q=label")
    priya.get_by_role("heading", level=1).click()
    priya.keyboard.press("/")
    expect(priya.get_by_role("main").get_by_role("searchbox")).to_be_focused()


def test_every_key_that_the_sheet_names_does_something(visit):
    """On the ticket: what the sheet says is on the page, under that key."""
    maria, priya = visit("maria"), visit("priya")
    number = report(maria, "Wall clock shows summer time")
    priya.goto(f"/tickets/{number}")
    named = priya.locator(".help .keylist dt").all_inner_texts()
    assert {"a", "r", "n", "e", "f"} <= set(named)
    for key in [key for key in named if len(key) == 1]:
        assert priya.locator(f'[data-key="{key}"]').count() == 1, key
    priya.keyboard.press("f")
    expect(priya.get_by_label("Priority", exact=True)).to_be_focused()


def test_the_sheet_of_keys_opens_and_closes_and_the_palette_finds_a_ticket(visit):
    maria, priya = visit("maria"), visit("priya", "/tickets")
    number = report(maria, "Pager 4417 is silent")
    priya.keyboard.press("?")
    expect(priya.get_by_role("heading", name="Keys", exact=True)).to_be_visible()
    priya.keyboard.press("Escape")
    expect(priya.get_by_role("heading", name="Keys", exact=True)).to_be_hidden()
    priya.keyboard.press("Control+k")
    priya.keyboard.type("pager silent")
    expect(priya.locator("#palette-rows").get_by_text("Pager 4417 is silent")).to_be_visible()
    priya.keyboard.press("Enter")
    expect(priya).to_have_url(re.compile(f"/tickets/{number}$"))


def test_the_first_stop_of_the_tab_key_skips_to_the_page(visit):
    priya = visit("priya", "/tickets")
    priya.keyboard.press("Tab")
    expect(priya.get_by_text("Skip to the page")).to_be_focused()
    priya.keyboard.press("Enter")
    expect(priya.locator("#main")).to_be_focused()


def test_focus_is_always_seen(visit):
    """Each thing the tab key stops at on the queue has an outline."""
    priya = visit("priya", "/tickets")
    for _ in range(25):
        priya.keyboard.press("Tab")
        seen = priya.evaluate(
            """() => { const style = getComputedStyle(document.activeElement)
                       return document.activeElement === document.body
                           || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) }""")
        assert seen, priya.evaluate("document.activeElement.outerHTML.slice(0, 200)")
