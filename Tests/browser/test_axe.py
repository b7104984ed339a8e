"""axe finds nothing, on any page, at both widths, in every theme; and the pictures of README and manual."""
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import PHONE, PICTURES, WIDE
from browser.test_walk import report
from playwright.sync_api import Page

# Who looks at what. {ticket} is a ticket of Maria's.
PAGES = [
    (None, "sign-in", "/sign-in"),
    ("maria", "portal", "/portal"), ("maria", "report", "/portal/report"), ("maria", "answer", "/tickets/{ticket}"),
    ("priya", "queue", "/tickets"), ("priya", "ticket", "/tickets/{ticket}"), ("priya", "quick-form", "/tickets/new"),
    ("priya", "resolve", "/tickets/{ticket}/resolve"), ("priya", "search", "/search?q=label"),
    ("priya", "account", "/account"), ("ruth", "audit", "/audit"), ("ada", "people", "/people"), ("ada", "desk", "/desk"),
]
THEMES = ["light", "dark", "dim"]


@pytest.fixture(scope="module")
def ticket() -> dict[str, str]:
    return {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("who", [None, "maria", "priya", "ruth", "ada"])
def test_axe_finds_nothing(visit, who: str | None, theme: str, ticket: dict[str, str], request: pytest.FixtureRequest):
    if "number" not in ticket:
        ticket["number"] = report(visit("maria"), "Label printer prints empty labels").removeprefix("R-")
    found = []
    for size in (WIDE, PHONE):
        page = visit(who, "/sign-in" if who is None else "/account", size=size, colours="light")
        for name, path in [(name, path) for person, name, path in PAGES if person == who]:
            page.goto(path.format(ticket=ticket["number"]))
            wear(page, theme)
            result = Axe().run(page)
            found += [
                f"{path} {size['width']} {theme}: {violation['id']}: {violation['nodes'][0]['html'][:160]} "
                f"({violation['nodes'][0]['failureSummary'][:300]})"
                for violation in result.response["violations"]]
            if request.config.getoption("--pictures") and theme in ("light", "dark"):
                PICTURES.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=PICTURES / f"{name}-{size['width']}-{theme}.png", animations="disabled")
    assert not found, "\n".join(found)


def wear(page: Page, theme: str) -> None:
    """As the person's own choice does, without choosing it for all their pages."""
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    page.evaluate("() => Promise.all(document.getAnimations().map(animation => animation.finished))")
