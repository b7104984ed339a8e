"""axe finds nothing, on any page, at both widths, in every theme; and the pictures of README and manual."""
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import PHONE, PICTURES, WIDE
from browser.deeds import note, reply, report, take
from playwright.sync_api import Page

# Who looks at what. {ticket} is a ticket of Maria's that Priya works on.
PAGES = [
    (None, "sign-in", "/sign-in"),
    ("maria", "portal", "/portal"), ("maria", "report", "/portal/report"), ("maria", "answer", "/tickets/{ticket}"),
    ("maria", "reported", "/portal/reported/{ticket}"),
    ("priya", "queue", "/tickets"), ("priya", "ticket", "/tickets/{ticket}"), ("priya", "quick-form", "/tickets/new"),
    ("priya", "resolve", "/tickets/{ticket}/resolve"), ("priya", "search", "/search?q=label"),
    ("priya", "not-here", "/tickets/999999"),
]
THEMES = ["light", "dark", "dim"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def ticket() -> dict[str, str]:
    return {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("who", dict.fromkeys(who for who, *_ in PAGES))
def test_axe_finds_nothing(visit, who: str | None, theme: str, ticket: dict[str, str], request: pytest.FixtureRequest):
    if "number" not in ticket:
        ticket["number"] = worked_ticket(visit)
    found = []
    for size in (WIDE, PHONE):
        page = visit(who, "/sign-in" if who is None else "/", size=size, expected=("404",))
        for name, path in [(name, path) for person, name, path in PAGES if person == who]:
            page.goto(path.format(ticket=ticket["number"]))
            wear(page, theme)
            found += faults(page, f"{path} {size['width']} {theme}")
            if request.config.getoption("--pictures") and theme in ("light", "dark"):
                PICTURES.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=PICTURES / f"{name}-{size['width']}-{theme}.png", animations="disabled")
    assert not found, "\n".join(found)


def worked_ticket(visit) -> str:
    priya = visit("priya")
    number = report(visit("maria"))
    take(priya, number)
    note(priya, "The ribbon was put in the wrong way round again. Ask the vendor for the new spool.")
    reply(priya, "Please open the printer and turn the ribbon over. Labels should come out right after that.")
    return number


def faults(page: Page, where: str) -> list[str]:
    return [
        f"{where}: {violation['id']}: {violation['nodes'][0]['html'][:160]} "
        f"({violation['nodes'][0]['failureSummary'][:300]})"
        for violation in Axe().run(page, options=RULES).response["violations"]]


def wear(page: Page, theme: str) -> None:
    """As the person's own choice does, without choosing it for all their pages."""
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    page.evaluate("() => Promise.all(document.getAnimations().map(animation => animation.finished))")
