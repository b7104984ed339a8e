"""What people do at the desk, step by step."""
import re

from playwright.sync_api import Page, expect

TITLE = "Label printer prints empty labels"


def report(maria: Page, title: str = TITLE, details: str = "") -> str:
    """As a requester does it; answers the ticket's number."""
    maria.goto("/portal/report")
    maria.get_by_label("In a few words").fill(title)
    maria.get_by_label(re.compile("Anything that helps")).fill(details)
    maria.get_by_label("Something does not work").check()
    maria.get_by_role("button", name="Go on").click()
    maria.get_by_label("Unit and room").fill("4 West, nurses' station")
    maria.get_by_role("button", name="Go on").click()
    maria.get_by_role("group", name=re.compile("patient waiting")).get_by_label("Yes").check()
    maria.get_by_role("button", name="Send to IT").click()
    expect(maria.get_by_role("heading", level=1)).to_have_text("IT has it")
    return re.search(r"/portal/reported/(\d+)", maria.url)[1]


def send(page: Page, button: str) -> None:
    """Presses what sends a form, and waits for the page that answers: live news may show what was sent on the old one before."""
    with page.expect_event("load"):
        page.get_by_role("button", name=button).click()


def take(priya: Page, number: str) -> None:
    priya.goto(f"/tickets/{number}")
    send(priya, "Take it")
    expect(priya.get_by_role("main").get_by_text(re.compile("took it")).first).to_be_visible()


def note(priya: Page, words: str, seen: str | None = None) -> None:
    """`seen` is what is read of it where its words are Markdown."""
    priya.get_by_text("Note for IT only").first.click()
    priya.get_by_label("Note for IT", exact=True).fill(words)
    send(priya, "Add note for IT only")
    expect(priya.locator(".message.note").last).to_contain_text(seen or words)


def reply(priya: Page, words: str, seen: str | None = None) -> None:
    priya.get_by_text("Reply to Maria Lopez").first.click()
    priya.get_by_label("To Maria Lopez, in plain words").fill(words)
    send(priya, "Send to Maria Lopez")
    expect(priya.locator(".message.reply").last).to_contain_text(seen or words)


def resolve(priya: Page, number: str, words: str) -> None:
    priya.goto(f"/tickets/{number}/resolve")
    priya.get_by_label(re.compile("What fixed it")).fill(words)
    priya.get_by_role("button", name=re.compile("Resolve")).click()
    expect(priya).to_have_url(re.compile(f"/tickets/{number}"))
    expect(priya.get_by_role("main").get_by_text(words).first).to_be_visible()


def collide(lee: Page, priya: Page, number: str) -> None:
    """Both open the ticket, both change its place; Lee saves first. Priya is left before the choice."""
    for page in (lee, priya):
        page.goto(f"/tickets/{number}")
        seldom = page.get_by_text("Title, place in words, call back")
        if not seldom.is_visible():
            page.get_by_role("button", name="Facts").click()
        seldom.click()
    width = priya.viewport_size["width"]
    lee.get_by_label("Place").fill(f"Imaging, CT 2, {width}")
    # What is being changed is left alone when news of Lee's change come.
    priya.get_by_label("Place").fill(f"Imaging, CT 3, {width}")
    with lee.expect_response(lambda answer: answer.request.method == "POST"):
        lee.get_by_role("button", name="Save facts").click()
    priya.get_by_role("button", name="Save facts").click()
    expect(priya.get_by_role("heading", level=1)).to_have_text("You both changed one field")


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile("/sign-in"))
