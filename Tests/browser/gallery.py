"""Opens the golden pages in Chromium with the real styles and scripts, takes pictures and lets axe look at each.

    python3 Tests/browser/gallery.py [--out DIR] [--no-pictures] [NAME ...]

Ends with 1 when axe finds something or a page is wider than its window.
"""

import argparse
import pathlib
import re
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "Tests/WebTests/Golden"
ASSETS = ROOT / "Sources/RoundsAssets"
SIZES = {"1280": (1280, 800, False), "390": (390, 844, True)}
THEMES = ["light", "dark", "dim"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PALETTE = "".join(
    f'<li role="option" id="palette-{place}" aria-selected="false" data-path="/tickets/{place}"><b>{title}</b>'
    f'<span class="meta">{meta}</span></li>'
    for place, (title, meta) in enumerate([
        ("Requests", "Room"), ("R-1040 <mark>Label</mark> printer in 4W prints blank labels", "Open request"),
        ("Maria Lopez", "Requester")]))
# Pages with something open: the page, what to press, a name.
SCENES = [
    ("queue", "Control+k", "palette"), ("queue", "?", "key-sheet"), ("ticket", "r", "replying"), ("ticket", "n", "noting"),
    ("ticket", "f", "facts-open"), ("queue", "j", "row-chosen"),
]
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def style_sheet():
    contents = (ASSETS / "Contents.swift").read_text()
    names = re.findall(r"PackageResources\.(\w+)_css", contents)
    return "\n".join((ASSETS / "css" / f"{name}.css").read_text() for name in names)


def answer(route):
    path = route.request.url.split("rounds.test", 1)[1].split("?")[0]
    name = pathlib.PurePosixPath(path).name
    if path.startswith("/assets/"):
        file = ASSETS / name if name.endswith(".svg") else ASSETS / "js" / name
        body = style_sheet() if name == "app.css" else file.read_text()
        route.fulfill(body=body, content_type=TYPES[pathlib.PurePosixPath(name).suffix])
    elif path.startswith("/golden/"):
        route.fulfill(body=(GOLDEN / f"{name}.html").read_text(), content_type="text/html; charset=utf-8")
    elif path == "/search":
        route.fulfill(body=PALETTE, content_type="text/html; charset=utf-8")
    else:
        route.fulfill(status=404, body="")


def look(page, name, size, theme, out, keys=None, scene=None):
    page.goto(f"http://rounds.test/golden/{name}")
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    if keys:
        page.keyboard.press(keys)
        page.wait_for_timeout(250)
        name = scene
    faults = []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        faults.append(f"{wide} px wider than the window")
    for violation in Axe().run(page, options=RULES).response["violations"]:
        nodes = violation["nodes"]
        faults.append(f"{violation['id']} ({len(nodes)}): {nodes[0]['html'][:160]} {nodes[0]['failureSummary'][:300]}")
    if out:
        page.screenshot(path=out / f"{name}-{size}-{theme}.png", full_page=not keys)
    return [f"{name} {size} {theme}: {fault}" for fault in faults]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--out", type=pathlib.Path, default=pathlib.Path("/tmp/rounds-gallery"))
    arguments.add_argument("--no-pictures", action="store_true")
    arguments.add_argument("names", nargs="*")
    options = arguments.parse_args()
    out = None if options.no_pictures else options.out
    if out:
        out.mkdir(parents=True, exist_ok=True)
    names = options.names or sorted(file.stem for file in GOLDEN.glob("*.html"))
    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for size, (width, height, touch) in SIZES.items():
            context = browser.new_context(viewport={"width": width, "height": height}, has_touch=touch, is_mobile=touch, reduced_motion="reduce")
            context.route("http://rounds.test/**", answer)
            page = context.new_page()
            page.on("pageerror", lambda error: faults.append(f"script: {error}"))
            for name in names:
                for theme in THEMES:
                    faults += look(page, name, size, theme, out)
            for name, keys, scene in [] if options.names else SCENES:
                for theme in THEMES:
                    faults += look(page, name, size, theme, out, keys, scene)
        browser.close()
    print("\n".join(faults) or f"{len(names)} pages, {len(SIZES)} widths, {len(THEMES)} themes: nothing found")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
