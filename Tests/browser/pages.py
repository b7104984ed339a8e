"""Every page of the desk, and what has to have happened before it can be looked at."""
import re

from browser.conftest import Visit
from browser.deeds import note, reply, report, resolve, take
from playwright.sync_api import Page, StorageState, expect

# Who looks at what; the words in braces are made by `situations`.
PAGES = [
    (None, "sign-in", "/sign-in"), (None, "welcome", "{welcome}"), (None, "welcome-used", "/welcome/1"),
    (None, "api", "/api"), (None, "problems", "/api/problems"), (None, "problem", "/api/problems/key-reused"),
    ("maria", "portal", "/portal"), ("maria", "report", "/portal/report"), ("maria", "answer", "/tickets/{ticket}"),
    ("maria", "own-solved", "/tickets/{solved}"), ("maria", "own-overfull", "/tickets/{overfull}"),
    ("maria", "reported", "/portal/reported/{ticket}"), ("maria", "account-portal", "/account"), ("maria", "state-portal", "/status"), ("maria", "help", "/portal/help"), ("maria", "help-article", "/portal/help/23"),
    ("maria", "help-empty", "/portal/help?q=zzxyzzy"),
    ("maria", "forbidden", "/tickets"), ("maria", "not-yours", "/tickets/1"),
    ("emil", "portal-empty", "/portal"), ("emil", "tour-portal", "/tour"),
    ("priya", "queue", "/tickets"), ("priya", "queue-mine", "/tickets?show=mine"),
    ("priya", "queue-resolved", "/tickets?show=resolved"), ("priya", "ticket", "/tickets/{ticket}"),
    ("priya", "ticket-solved", "/tickets/{solved}"), ("priya", "ticket-overfull", "/tickets/{overfull}"),
    ("priya", "quick-form", "/tickets/new"), ("priya", "resolve", "/tickets/{ticket}/resolve"),
    ("priya", "search", "/search?q=label"), ("priya", "search-empty", "/search?q=zzxyzzy"),
    ("priya", "account", "/account"), ("priya", "not-here", "/tickets/999999"),
    ("priya", "today", "/today"), ("priya", "state", "/status"), ("priya", "tour", "/tour"), ("priya", "round", "/round"), ("priya", "final-checks", "/round?kind=final"), ("priya", "round-lines", "/round/lines"),
    ("priya", "wrap-up", "/wrap-up"), ("priya", "handovers", "/handovers"), ("priya", "handover", "/handovers/1"),
    ("priya", "record", "/record?span=week"), ("priya", "planned", "/planned"),
    ("priya", "task", "/planned/1"), ("priya", "task-new", "/planned/new"), ("priya", "maintenance", "/maintenance"),
    ("priya", "maintenance-one", "/maintenance/1"), ("priya", "maintenance-new", "/maintenance/new"),
    ("priya", "services", "/services"), ("priya", "service", "/services/1"), ("priya", "service-new", "/services/new"),
    ("priya", "service-change", "/services/1/change"), ("priya", "devices", "/devices"), ("priya", "device", "/devices/1"),
    ("priya", "device-new", "/devices/new"), ("priya", "places", "/locations"), ("priya", "place", "/locations/1"),
    ("priya", "place-new", "/locations/new"), ("priya", "imports", "/imports"), ("priya", "checks", "/checks"),
    ("priya", "check-new", "/checks/new"), ("priya", "heartbeat-new", "/checks/new?kind=heartbeat"),
    ("priya", "articles", "/articles"), ("priya", "article", "/articles/1"), ("priya", "article-new", "/articles/new"),
    ("priya", "article-change", "/articles/1/change"), ("priya", "drafts", "/articles?show=drafts"),
    ("priya", "check", "/checks/1"), ("priya", "heartbeat", "/checks/30"), ("priya", "backup", "/backups/1"),
    ("priya", "backups", "/backups"), ("priya", "backup-new", "/backups/new"),
    ("ruth", "planned-read-only", "/planned"), ("ruth", "round-read-only", "/round"),
    ("ruth", "queue-read-only", "/tickets"), ("ruth", "ticket-read-only", "/tickets/{ticket}"),
    ("ruth", "audit", "/audit"), ("ruth", "audit-empty", "/audit?who=ada&about=R-{ticket}"),
    ("sam", "promises", "/promises"), ("priya", "promises-read-only", "/promises"), ("sam", "templates", "/templates"),
    ("sam", "template-new", "/templates/new"), ("sam", "saved-reply-new", "/saved-replies/new"),
    ("ada", "people", "/people"), ("ada", "people-empty", "/people?q=zzxyzzy"), ("ada", "person-new", "/people/new"),
    ("ada", "person", "/people/2"), ("ada", "teams", "/teams"), ("ada", "team", "/teams/1"),
]
EXPECTED = ("401", "403", "404", "409", "410", "422")
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def situations(visit: Visit, signed_in: dict[str, StorageState], pictures: bool) -> dict[str, str]:
    """A ticket that is worked on, one that is solved, one with more and longer words than anybody needs; a newcomer.

    In the pictures of the manual nobody has such words.
    """
    maria, priya, ada = visit("maria"), visit("priya"), visit("ada")
    number = report(maria, details="Since the roll was changed at the end of the night. We write the labels by hand now.")
    take(priya, number)
    note(priya, "The ribbon was put in the wrong way round again. Ask the vendor for the new spool.")
    reply(priya, "Please open the printer and turn the ribbon over. Labels should come out right after that.")
    solved = report(maria, "Nothing prints in the whole unit")
    priya.goto(f"/tickets/{solved}")
    priya.get_by_label("Priority", exact=True).select_option(index=0)
    priya.get_by_label("Why this priority").fill("The whole unit writes by hand.")
    priya.get_by_role("button", name="Save facts").click()
    expect(priya.get_by_text("P1").first).to_be_visible()
    resolve(priya, solved, "The print server has a new certificate.")
    emil = visit(None, newcomer(ada, "Emil Sand", "emil.sand"))
    emil.get_by_label("Your password").fill("seven grey herons at dusk")
    emil.get_by_role("button", name="Save and sign in").click()
    expect(emil.get_by_role("heading", level=1)).to_contain_text("Welcome")
    emil.get_by_role("link", name="Begin", exact=True).click()
    expect(emil.get_by_role("heading", level=1)).to_have_text("What can IT do for you?")
    signed_in["emil"] = emil.context.storage_state()
    return {
        "ticket": number, "solved": solved, "overfull": number if pictures else overfull(maria, priya),
        "welcome": newcomer(ada, "Nora Vance", "nora.vance"),
    }


def overfull(maria: Page, priya: Page) -> str:
    number = report(maria, f"{LONG} {LONG.lower()}"[:150])
    take(priya, number)
    note(priya, f"# {LONG}\n\n```\n{'0123456789abcdef' * 20}\n```\n\n- {LONG}\n- b\n\n> {LONG}", seen="0123456789abcdef")
    for line in range(12):
        reply(priya, f"Line {line}: https://portal.cedarhollow.example/{LONG}/{'x' * 120}", seen=f"Line {line}:")
    return number


def newcomer(ada: Page, name: str, sign_in_name: str) -> str:
    """Where somebody new chooses a password."""
    ada.goto("/people/new")
    ada.get_by_label("Name", exact=True).fill(name)
    ada.get_by_label("Signs in as").fill(sign_in_name)
    ada.get_by_role("button", name="Add", exact=True).click()
    link = ada.get_by_label("The link").input_value()
    return re.search(r"/welcome/\w+", link)[0]
