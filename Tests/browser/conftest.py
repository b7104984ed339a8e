"""Browsers of several people at one real desk."""
import os
from collections.abc import Callable, Iterator

import pytest
from living import people
from living.desk import ROOT, Desk
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PICTURES = ROOT / "docs/manual/images"
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}

# Nothing takes as long; a busy machine may.
SECONDS = 30
expect.set_options(timeout=SECONDS * 1000)

def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", action="store_true", help="take the pictures of README and manual anew")
    parser.addoption("--look", metavar="DIR", help="put a picture of every page in every theme at both widths there")


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with people.desk_with_cast(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def signed_in() -> dict[str, StorageState]:
    """What the browser of each person keeps: they sign in once, as at the start of a shift."""
    return {}


Visit = Callable[..., Page]


@pytest.fixture
def visit(desk: Desk, chromium: Browser, signed_in: dict[str, StorageState]) -> Iterator[Visit]:
    """`visit("priya")` is a page of a browser of Priya's own, signed in. What a browser complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_browser(
        who: str | None, path: str = "/", *, size: dict = WIDE, scripts: bool = True, colours: str = "light",
        anew: bool = False, expected: tuple[str, ...] = (),
    ) -> Page:
        kept = None if anew or who is None else signed_in.get(who)
        context = chromium.new_context(
            base_url=desk.url, viewport=size, java_script_enabled=scripts, color_scheme=colours,
            has_touch=size is PHONE, is_mobile=size is PHONE, locale="en-US", storage_state=kept)
        context.set_default_timeout(SECONDS * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{who}: {error}"))
        page.on("console", lambda message: complaints.append(f"{who}: {message.text}")
                if message.type == "error" and not any(part in message.text for part in expected) else None)
        if who and not kept:
            sign_in(page, who, people.password(desk))
            if not anew:
                signed_in[who] = context.storage_state()
        page.goto(path)
        return page

    yield open_browser
    for context in contexts:
        context.close()
    assert not complaints, complaints


def sign_in(page: Page, who: str, password: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Sign-in name").fill(who)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)
