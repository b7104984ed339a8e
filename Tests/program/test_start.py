"""What a start makes, refuses to make, and finishes when the one before was cut short."""
import json
import os
import pathlib

from living import people, waiting
from test_program import add_administrator, certificate, desk, first_link, folder, refused


def seconds_worked(pid: int) -> float:
    """Of the processors, in the program itself and in the system for it (proc(5), /proc/pid/stat)."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_first_demo_that_was_cut_short_twice_is_whole_in_the_end(desk, folder):
    desk.serve_flags = ["--demo"]
    desk.launch()
    waiting.until(lambda: "Filling in the demo hospital" in desk.said(), "it says what it does")
    begun = seconds_worked(desk.process.pid)
    waiting.until(lambda: seconds_worked(desk.process.pid) > begun + 1, "it is in the middle of it")
    desk.kill()
    # The keys of the simulation are the last thing before the commit.
    desk.launch()
    waiting.until((folder / "data/demo-simulation.json").exists, "it is nearly done", 90)
    desk.kill()
    desk.start(90)
    assert "Sign in as" in desk.said() and "systems are played" in desk.said()
    names = {person["sign_in_name"] for person in json.loads(desk.command("user", "list", "--as", "ada", "--json"))}
    assert {"maria", "priya", "sam", "dana", "ruth", "ada", "simulator"} <= names
    assert people.token(desk, "priya")
    token = json.loads((folder / "data/demo-simulation.json").read_text())["token"]
    with desk.caller(token) as caller:
        assert len(caller.get("/api/v1/checks?limit=200").json()["checks"]) > 30
        assert len(caller.get("/api/v1/tickets?list=all&limit=200").json()["tickets"]) == 200
    assert desk.stop() == 0
    assert json.loads(desk.command("audit", "verify", "--json"))["sound"]


def test_demo_says_that_it_changes_nothing_where_a_desk_lives(desk):
    desk.start()
    assert "changes nothing" not in desk.said()
    desk.stop()
    desk.serve_flags = ["--demo"]
    desk.start()
    assert "--demo changes nothing: a desk lives in" in desk.said() and "Filling in" not in desk.said()


def test_an_address_that_is_not_this_machines_makes_no_desk(desk):
    # 203.0.113.0/24 is nobody's (RFC 5737).
    code, said = refused(desk, "serve", "--demo", "--listen", "203.0.113.7:8080")
    assert code == 11 and "no address of this machine" in said and "errno" not in said
    assert not (desk.folder / "data/rounds.db").exists()


def test_a_certificate_without_its_key_makes_no_desk(desk, folder):
    certificate(folder, "one")
    (folder / "desk.pem").rename(folder / "other.pem")
    certificate(folder, "two")
    flags = ["--listen", f"127.0.0.1:{desk.port}", "--tls-key", str(folder / "desk.key"), "--tls-cert"]
    code, said = refused(desk, "serve", "--demo", *flags, str(folder / "other.pem"))
    assert code == 4 and "do not go together" in said and "SSL" not in said
    code, said = refused(desk, "serve", "--demo", *flags, str(folder / "none.pem"))
    assert code == 4 and "none.pem is not a certificate chain" in said
    # Its key may agree on secrets and not sign: it goes together with it, and nobody could prove to be the desk.
    certificate(folder, "three", "-addext", "keyUsage=keyAgreement")
    code, said = refused(desk, "serve", "--demo", *flags, str(folder / "desk.pem"))
    assert code == 4 and "cannot use" in said and "do not go together" not in said and "SSL" not in said
    assert not (desk.folder / "data").exists()


def test_keys_without_their_database_begin_no_empty_desk(desk):
    desk.start()
    desk.stop()
    (desk.folder / "data/rounds.db").rename(desk.folder / "away.db")
    code, said = refused(desk, "serve", "--listen", f"127.0.0.1:{desk.port}")
    assert code == 7 and "the keys of a desk are beside it" in said and "--database" in said
    assert not (desk.folder / "data/rounds.db").exists()


def test_the_first_administrators_link_outlives_a_restart(desk):
    desk.start()
    path = first_link(desk)
    desk.stop()
    desk.start()
    assert first_link(desk) != path
    add_administrator(desk, path)


def test_links_lead_where_the_desk_answers(desk):
    desk.start()
    add_administrator(desk)

    def link(*words: str) -> str:
        return json.loads(desk.command("user", *words, "--json"))["link"]

    here, elsewhere = f"{desk.url}/welcome/", "https://desk.cedar.example"
    assert link("add", "Maria Lopez", "--sign-in", "maria", "--role", "requester").startswith(here)
    for words in (["invite", "maria"], ["reset", "maria"]):
        assert link(*words).startswith(here)
        assert link(*words, "--public-url", elsewhere).startswith(elsewhere + "/welcome/")
    desk.stop()
    assert link("invite", "maria").startswith(here)
    desk.serve_flags = ["--public-url", elsewhere]
    desk.start()
    assert link("invite", "maria").startswith(elsewhere)


def test_a_report_says_what_its_priority_is_made_of(desk):
    desk.start()
    add_administrator(desk)
    desk.command("import", "seed", "--confirm")
    desk.command(
        "import", "devices", "-", "--confirm",
        typed="tag,kind,name,location,service\nWS-4W-07,workstation,OptiPlex,4W,svc.ehr\n")
    stopped = ["--affected", "unit", "--workaround", "none"]

    def priority(*words: str) -> str:
        return json.loads(desk.command("ticket", "report", "Nobody can chart", *words, "--json"))["priority"]

    assert priority(*stopped) == "P2"
    assert priority(*stopped, "--location", "4W", "--service", "svc.ehr") == "P1"
    # Its place and its service are the device's own.
    assert priority(*stopped, "--device", "WS-4W-07") == "P1"
    assert priority("--workaround", "full") == "P4"
    assert "is reported as P2." in desk.command("ticket", "report", "Nobody can chart", *stopped)
    for flag, named in (("--service", "service"), ("--device", "device"), ("--location", "place")):
        code, said = refused(desk, "ticket", "report", "Nobody can chart", flag, "no-such")
        assert code == 2 and f"No {named} has the" in said
    assert refused(desk, "ticket", "report", "Nobody can chart", "--affected", "all")[0] == 64


def test_every_setting_is_a_flag_too(desk):
    flags = {
        "day-begins": "07:00", "night-begins": "19:00", "round-due": "08:30", "rate": "200",
        "backup-files": str(desk.folder)}
    words = [word for name, value in flags.items() for word in (f"--{name}", value)]
    table = {line["key"]: line for line in json.loads(desk.command("config", "--json", *words))}
    assert {name: table[name]["value"] for name in flags} == flags
    assert table["rate"]["source"] == "flag --rate"
    told = desk.command("config", "--help")
    assert [name for name in table if f"--{name} " not in told] == []
