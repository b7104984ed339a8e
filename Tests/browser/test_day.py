"""One whole day at the desk: a night job fails, a nurse reports, the round is signed, work is done, the night accepts it.

The hospital's systems are played to the desk meanwhile, and the specialist never touches the mouse.
"""
import re
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from browser.conftest import PHONE, PICTURES
from browser.deeds import report
from living import people
from living.desk import Desk
from playwright.sync_api import Page, StorageState, expect

STOPS = 400

# What the focused element is called: by itself, by its label, by its words.
NAME = """(() => {
  const here = document.activeElement;
  return here.getAttribute("aria-label") ?? here.labels?.[0]?.innerText ?? (here === document.body ? "" : here.innerText);
})()"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A hospital whose systems answer, fail and come back while the day goes on."""
    desk = Desk(tmp_path_factory.mktemp("day"), None, "--demo")
    try:
        with pytest.MonkeyPatch.context() as environment:
            # The day shift runs whenever the tests are run: the final checks are its own.
            is_early = datetime.now(UTC).hour < 12
            environment.setenv("ROUNDS_TIME_ZONE", "UTC")
            environment.setenv("ROUNDS_DAY_BEGINS", "00:00" if is_early else "04:00")
            environment.setenv("ROUNDS_NIGHT_BEGINS", "18:30" if is_early else "23:59")
            desk.start(seconds=180)
        yield desk
    finally:
        desk.stop()


@pytest.fixture(scope="module")
def signed_in() -> dict[str, StorageState]:
    """Nobody has a browser at this desk yet."""
    return {}


@pytest.fixture
def picture(request: pytest.FixtureRequest):
    """Takes a picture of the manual where pictures are asked for."""

    def take(page: Page, name: str) -> None:
        if request.config.getoption("--pictures"):
            page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")

    return take


def test_a_button_of_the_round_stands_still_under_the_mouse(visit):
    """Pressing it gives its row the focus, and the hints of the keys go there: what moved away would not be pressed."""
    sam = visit("sam", "/round")
    button = sam.locator("tr[data-row]:not([data-row-first])").get_by_role("button", name="Known").first
    button.scroll_into_view_if_needed()
    there = button.bounding_box()
    sam.mouse.move(there["x"] + 4, there["y"] + 4)
    sam.mouse.down()
    expect(button).to_be_focused()
    assert button.bounding_box() == there
    # Let go elsewhere, it decides nothing.
    sam.mouse.move(0, 0)
    sam.mouse.up()


def test_a_whole_day_from_the_unsigned_round_to_the_accepted_handover(visit, desk: Desk, picture):
    job = NightJob(desk, "Radiology archive, nightly copy")
    job.say("fail", "No space left on device")
    # Signed in before the day begins, so that what is typed from here on is the day itself.
    # A system that comes back while somebody decides about it is answered with the board as it is then, and 409.
    priya = visit("priya", "/today", expected=("409",))
    maria, lee, sam = visit("maria", size=PHONE), visit("lee"), visit("sam")

    sees_what_is_due(priya, picture)
    goes_the_round(priya, job, picture)
    number = report(maria, "Barcode scanner reads nothing")
    works_the_request(priya, number)
    expect_answer(maria, number)
    does_planned_work(priya)
    job.say("", "copied 412 GB")
    wraps_up(priya, picture)

    lee.goto("/today")
    expect(lee.get_by_role("main").get_by_text("Nobody has accepted it yet")).to_be_visible()
    tab_to(lee, "Read and accept")
    lee.keyboard.press("Enter")
    expect(lee.get_by_role("heading", level=1)).to_have_text("Nobody has accepted this yet")
    # The day shift still runs: who takes over begins the night first.
    tab_to(lee, "Begin the night shift")
    lee.keyboard.press("Enter")
    expect(lee.get_by_role("button", name="Accept it")).to_be_visible()
    picture(lee, "day-handover-1280-light")
    lee.keyboard.press("a")
    expect(lee.get_by_role("heading", level=1)).to_have_text("Accepted by Lee Chen")
    expect(lee.get_by_role("main").get_by_text("as it was written")).to_be_visible()
    expect(lee.get_by_role("button", name="Accept it")).to_have_count(0)

    sam.goto("/record?span=day")
    for words in ("Barcode scanner reads nothing", "accepted"):
        expect(sam.get_by_role("main").get_by_text(re.compile(words, re.I)).first).to_be_visible()
    picture(sam, "day-record-1280-light")


def sees_what_is_due(priya: Page, picture) -> None:
    expect(priya.get_by_role("main").get_by_text(re.compile("Nightly|nightly|unsigned|not well", re.I)).first).to_be_visible()
    picture(priya, "day-today-1280-light")
    press(priya, "g", "r")
    expect(priya).to_have_url(re.compile("/round"))


def goes_the_round(priya: Page, job: "NightJob", picture) -> None:
    main = priya.get_by_role("main")
    expect(main.get_by_role("rowheader").filter(has_text=job.name).first).to_be_visible()
    picture(priya, "day-round-1280-light")
    decides_all(priya)
    looks_at_all(priya)
    signs(priya)
    expect(priya.get_by_text(re.compile("Signed (as clear|with exceptions)")).first).to_be_visible()
    expect(main.get_by_text("as it was signed")).to_be_visible()


def decides_all(priya: Page) -> None:
    """“Known” for one after the other; the key acts on the first that waits."""
    waiting = priya.locator(".board [data-row-first]")
    for _ in range(STOPS):
        if not waiting.count():
            return
        with priya.expect_navigation():
            priya.keyboard.press("n")
    raise AssertionError("exceptions never end")


def looks_at_all(priya: Page) -> None:
    """What only a person can see: each line by hand is found well; the page goes on with the next one."""
    left = priya.get_by_role("button", name="It is well")
    for _ in range(STOPS):
        count = left.count()
        if not count:
            return
        with priya.expect_navigation():
            priya.keyboard.press("y")
        expect(left).to_have_count(count - 1)
    raise AssertionError("lines by hand never end")


def signs(priya: Page) -> None:
    """The key leads to what will be signed; signing is a second one. What changed meanwhile is decided first."""
    signature, changed = priya.get_by_text("as it was signed"), priya.get_by_text("The board changed while you read it")
    for _ in range(5):
        priya.keyboard.press("s")
        expect(priya.get_by_text("It cannot be changed or taken back")).to_be_in_viewport()
        expect(priya.get_by_role("button", name="Sign the round")).to_be_focused()
        priya.keyboard.press("Enter")
        expect(signature.or_(changed)).to_be_visible()
        if signature.is_visible():
            return
        decides_all(priya)
    raise AssertionError("the board never stands still")


def works_the_request(priya: Page, number: str) -> None:
    press(priya, "g", "q")
    expect(priya.locator(f"#R-{number}")).to_be_visible()
    for _ in range(STOPS):
        priya.keyboard.press("j")
        if priya.evaluate("document.activeElement.closest('tr')?.id") == f"R-{number}":
            break
    priya.keyboard.press("Enter")
    expect(priya.get_by_role("heading", level=1)).to_have_text("Barcode scanner reads nothing")
    with priya.expect_navigation():
        priya.keyboard.press("a")
    expect(priya.get_by_text("Priya Raman took it").last).to_be_attached()
    priya.keyboard.press("r")
    priya.keyboard.type("I bring you another scanner in ten minutes.")
    priya.keyboard.press("Control+Enter")
    expect(priya.get_by_text("I bring you another scanner")).to_be_visible()
    priya.keyboard.press("e")
    expect(priya).to_have_url(re.compile("/resolve"))
    priya.keyboard.type("Another scanner was paired.")
    priya.keyboard.press("Control+Enter")
    expect(priya.get_by_text("Another scanner was paired.")).to_be_visible()


def expect_answer(maria: Page, number: str) -> None:
    maria.goto(f"/tickets/{number}")
    expect(maria.get_by_text("I bring you another scanner")).to_be_visible()


def does_planned_work(priya: Page) -> None:
    press(priya, "g", "m")
    expect(priya).to_have_url(re.compile("/planned"))
    priya.keyboard.press("c")
    expect(priya).to_have_url(re.compile("/planned/new"))
    tab_to(priya, "What is to be done")
    priya.keyboard.type("Swap the battery of the closet on 3 East")
    priya.keyboard.press("Control+Enter")
    expect(priya.get_by_role("main").get_by_text("Swap the battery of the closet on 3 East").first).to_be_visible()


def wraps_up(priya: Page, picture) -> None:
    press(priya, "g", "w")
    expect(priya.get_by_role("heading", level=1)).to_contain_text("Still open")
    causes = priya.get_by_label("Why it happened, for IT only")
    while left := causes.count():
        tab_to(priya, "Why it happened, for IT only")
        priya.keyboard.type("The radio of the old one is worn out.")
        priya.keyboard.press("Control+Enter")
        expect(causes).to_have_count(left - 1)
    expect(priya.get_by_text(re.compile("you resolved ha(s|ve) a cause and a fix"))).to_be_visible()
    tab_to(priya, "Go through them")
    priya.keyboard.press("Enter")
    expect(priya).to_have_url(re.compile("kind=final"))
    decides_all(priya)
    looks_at_all(priya)
    signs(priya)
    expect(priya.get_by_role("main").get_by_text("as it was signed")).to_be_visible()
    press(priya, "g", "w")
    expect(priya.get_by_text("Signed by Priya Raman")).to_be_visible()
    picture(priya, "day-wrap-up-1280-light")
    tab_to(priya, "What else should")
    priya.keyboard.type("The archive ran out of space in the night; it has copied since.")
    # The key that sends leads to what is handed over; handing over is a second one.
    priya.keyboard.press("Control+Enter")
    expect(priya.get_by_role("button", name=re.compile("Hand over to"))).to_be_focused()
    priya.keyboard.press("Enter")
    expect(priya.get_by_role("main").get_by_text(re.compile("Nobody has accepted|nobody has accepted")).first).to_be_visible()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, words: str) -> None:
    """The next stop of the Tab key that is called so; none where the focus stands on it."""
    for _ in range(STOPS):
        if words in page.evaluate(NAME):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to “{words}”")


class NightJob:
    """A heartbeat of a job that tells the desk how it went, as curl in its script does."""

    def __init__(self, desk: Desk, name: str):
        self.name = name
        with desk.caller(people.token(desk, "ada")) as caller:
            made = caller.post(
                "/api/v1/checks", {"name": name, "kind": "heartbeat", "period": "1 d", "grace": "1 h", "severity": "P2"})
            assert made.status == 201, made.body
            self.address = f"{desk.url}/ping/{made.json()['token']}"

    def say(self, signal: str, words: str) -> None:
        address = self.address + (f"/{signal}" if signal else "")
        with urllib.request.urlopen(address, data=words.encode(), timeout=30) as answer:
            assert answer.status == 200
