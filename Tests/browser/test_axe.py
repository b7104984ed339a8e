"""axe finds nothing, on any page, at both widths, in every theme; and the pictures of README and manual."""
import pathlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import PHONE, PICTURES, WIDE
from browser.deeds import collide
from browser.pages import EXPECTED, PAGES, newcomer, situations
from playwright.sync_api import Page, expect

THEMES = ["light", "dark", "dim"]
SIZES = {"wide": WIDE, "phone": PHONE}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# A theme changes colours and nothing else: what does not depend on them is looked at once.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SCENES = [
    ("palette", "/tickets", "Control+k"), ("key-sheet", "/tickets", "?"), ("replying", "/tickets/{ticket}", "r"),
    ("noting", "/tickets/{ticket}", "n"),
]
# What README and manual show.
SHOWN = {
    "queue-1280-light", "queue-1280-dark", "ticket-1280-light", "ticket-1280-dark", "portal-390-light", "ticket-390-dark",
    "report-390-light", "audit-1280-light", "quick-form-1280-light",
}
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return {}


@pytest.fixture
def words(visit, signed_in, made: dict[str, str], request: pytest.FixtureRequest) -> dict[str, str]:
    """Made once, by those who make it in life; tried once, too."""
    if not made:
        made["broke"] = "yes"
        made.update(situations(visit, signed_in, request.config.getoption("--pictures")))
        del made["broke"]
    assert "broke" not in made, "What the pages show could not be made: see the first test."
    return made


@pytest.fixture
def look(request: pytest.FixtureRequest):
    """Faults of a page in every theme, with a picture of each where pictures are asked for."""
    pictures, folder = request.config.getoption("--pictures"), request.config.getoption("--look")

    def at(page: Page, name: str) -> list[str]:
        width = page.viewport_size["width"]
        found = [f"{name} {width} is {wider} px too wide"] if (wider := page.evaluate(WIDER)) else []
        for theme in THEMES:
            wear(page, theme)
            found += faults(page, f"{name} {width} {theme}", RULES if theme == THEMES[0] else COLOURS)
            if pictures and (picture := f"{name}-{width}-{theme}") in SHOWN:
                page.screenshot(path=PICTURES / f"{picture}.png", animations="disabled")
            if folder:
                page.screenshot(
                    path=pathlib.Path(folder) / f"{name}-{width}-{theme}.png", animations="disabled", full_page=True)
        return found

    return at


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", dict.fromkeys(who for who, *_ in PAGES))
def test_axe_finds_nothing(visit, look, words: dict[str, str], who: str | None, size: str):
    page = visit(who, "/sign-in" if who is None else "/", size=SIZES[size], expected=EXPECTED)
    found = []
    for name, path in [(name, path) for person, name, path in PAGES if person == who]:
        page.goto(path.format(**words))
        found += look(page, name)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_what_only_an_act_shows(visit, look, words: dict[str, str], size: str):
    """A conflict, complaints, the palette, the sheet of keys, the two composers, a link that was just made."""
    priya = visit("priya", size=SIZES[size], expected=EXPECTED)
    collide(visit("lee"), priya, words["ticket"])
    found = look(priya, "conflict")
    priya.goto("/tickets/new")
    priya.locator("form[data-draft]").evaluate("form => form.noValidate = true")
    priya.get_by_role("button", name="Save request").click()
    found += look(priya, "complaints")
    for name, path, keys in SCENES:
        priya.goto(path.format(**words))
        priya.keyboard.press(keys)
        expect(priya.locator("dialog[open], details[open] textarea:focus, .facts:popover-open").first).to_be_visible()
        found += look(priya, name)
    ada = visit("ada", size=SIZES[size])
    newcomer(ada, f"Una {size.title()}", f"una.{size}")
    found += look(ada, "link")
    assert not found, "\n".join(found)


def faults(page: Page, where: str, rules: dict) -> list[str]:
    return [
        f"{where}: {violation['id']}: {violation['nodes'][0]['html'][:160]} "
        f"({violation['nodes'][0]['failureSummary'][:300]})"
        for violation in Axe().run(page, options=rules).response["violations"]]


def wear(page: Page, theme: str) -> None:
    """As the person's own choice does, without choosing it for all their pages."""
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    page.evaluate("() => document.getAnimations().forEach(animation => animation.finish())")
