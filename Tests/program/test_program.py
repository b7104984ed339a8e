"""The program as it is started, stopped and asked on a machine: exit codes, keys, restarts, backups."""
import json
import os
import pathlib
import re
import signal
import socket
import sqlite3
import ssl
import subprocess
import threading
import urllib.parse
import urllib.request

import pytest

from living import waiting
from living.desk import Desk, binary, free_port


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path


@pytest.fixture
def desk(folder):
    desk = Desk(folder)
    yield desk
    if desk.process is not None and desk.process.poll() is None:
        desk.kill()


def refused(desk: Desk, *words: str) -> tuple[int, str]:
    """How `rounds …` ended, and what it said."""
    done = subprocess.run(
        [binary(), *words, *desk.flags], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stderr


def serve(desk: Desk) -> tuple[int, str]:
    return refused(desk, "serve", "--listen", f"127.0.0.1:{desk.port}")


def first_link(desk: Desk) -> str:
    """What this start printed for the first administrator, without the desk's address."""
    return re.findall(r"(/welcome/[A-Za-z0-9]+)", desk.said())[-1]


def add_administrator(desk: Desk, path: str | None = None) -> None:
    """Opens the link of the last start or another, as its reader would."""
    path = path or first_link(desk)
    form = {"name": "Ada Stone", "sign_in_name": "ada", "email": "", "password": "nine lanterns by the river"}
    reader = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with reader.open(desk.url + path, urllib.parse.urlencode(form).encode()) as answer:
        assert answer.status == 200
    assert json.loads(desk.command("user", "list", "--json"))[0]["role"] == "administrator"


def test_an_empty_desk_prints_a_link_and_stops_with_zero(desk):
    desk.start()
    assert "/welcome/" in desk.said()
    assert desk.stop() == 0
    assert '"message":"stopped"' in desk.said()
    # All is in the one file, which can be copied as it lies.
    assert {path.name for path in (desk.folder / "data").glob("rounds.db*")} == {"rounds.db"}


def test_a_second_start_finds_its_data_and_makes_no_new_keys(desk):
    desk.start()
    desk.stop()
    keys = (desk.folder / "data/keys/checkpoint.key").read_bytes()
    desk.start()
    desk.stop()
    assert (desk.folder / "data/keys/checkpoint.key").read_bytes() == keys
    log = json.loads(desk.command("audit", "verify", "--json"))
    assert log["sound"] and log["signatures_checked"] and log["records"] >= 4


def test_after_a_stop_only_the_database_file_is_left(desk):
    desk.start()
    add_administrator(desk)
    desk.command("user", "add", "Maria Lopez", "--sign-in", "maria", "--role", "requester")
    assert desk.stop() == 0
    assert [path.name for path in (desk.folder / "data").glob("rounds.db*")] == ["rounds.db"]


def endless(desk: Desk) -> socket.socket:
    """A request whose body never comes, and which the desk has surely begun to read: one that came in the same
    packet is answered."""
    slow = socket.create_connection(("127.0.0.1", desk.port))
    slow.sendall(
        b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
        b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nname")
    assert slow.recv(4096).startswith(b"HTTP/1.1 200")
    return slow


def test_a_second_signal_ends_it_at_once(desk):
    desk.start()
    with endless(desk):
        desk.process.send_signal(signal.SIGTERM)
        waiting.until(lambda: "stopping" in desk.said(), "it stops")
        desk.process.send_signal(signal.SIGTERM)
        assert desk.process.wait(5) == 143


def test_a_stop_is_bounded_though_a_request_never_ends(desk):
    desk.start()
    with endless(desk):
        assert desk.stop(seconds=20) == 0


def test_one_data_folder_serves_one_desk(desk):
    desk.start()
    code, said = refused(desk, "serve", "--listen", f"127.0.0.1:{free_port()}")
    assert code == 12 and "Another Rounds" in said


def test_a_taken_address_is_said(desk, folder):
    desk.start()
    other = Desk(folder / "other")
    code, said = refused(other, "serve", "--listen", f"127.0.0.1:{desk.port}")
    assert code == 11 and str(desk.port) in said and not (folder / "other/data/rounds.db").exists()


@pytest.mark.parametrize("name, mode", [("keys/secret.key", 0o644), ("keys/checkpoint.key", 0o640), ("keys", 0o755)])
def test_keys_that_others_can_read_are_refused(desk, name, mode):
    desk.start()
    desk.stop()
    os.chmod(desk.folder / "data" / name, mode)
    code, said = serve(desk)
    assert code == 10 and "chmod" in said


def test_a_database_without_its_keys_is_refused_and_gets_no_new_ones(desk):
    desk.start()
    desk.stop()
    keys = desk.folder / "data/keys"
    keys.rename(desk.folder / "away")
    code, said = serve(desk)
    assert code == 10 and "missing" in said and not keys.exists()


def test_the_keys_of_another_desk_are_refused(desk, folder):
    other = Desk(folder / "other")
    for one in (desk, other):
        one.start()
        one.stop()
    (desk.folder / "data/keys").rename(desk.folder / "away")
    (other.folder / "data/keys").rename(desk.folder / "data/keys")
    code, said = serve(desk)
    assert code == 10 and "not those of this database" in said


def test_a_newer_database_is_refused_and_left_as_it_is(desk):
    desk.start()
    desk.stop()
    path = desk.folder / "data/rounds.db"
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO schema_migration (number, title) VALUES (999, 'From the future')")
    code, said = serve(desk)
    assert code == 6 and "999" in said
    with sqlite3.connect(path) as file:
        assert file.execute("SELECT MAX(number) FROM schema_migration").fetchone() == (999,)
    assert refused(desk, "user", "list")[0] == 6


def test_a_foreign_file_is_refused_and_left_as_it_is(desk):
    data = desk.folder / "data"
    data.mkdir(mode=0o700)
    with sqlite3.connect(data / "rounds.db") as file:
        file.execute("CREATE TABLE recipe (name TEXT)")
    before = (data / "rounds.db").read_bytes()
    code, said = serve(desk)
    assert code == 7 and "not a Rounds database" in said
    assert (data / "rounds.db").read_bytes() == before


def test_a_damaged_database_is_refused(desk):
    data = desk.folder / "data"
    data.mkdir(mode=0o700)
    (data / "rounds.db").write_bytes(os.urandom(8192))
    code, _ = serve(desk)
    assert code in (7, 8)


def test_a_folder_that_cannot_be_made_is_said(desk):
    (desk.folder / "data").write_text("a file stands here")
    code, said = serve(desk)
    assert code == 9 and "data" in said


@pytest.mark.parametrize("text, said", [
    ("lisen = 127.0.0.1:1\n", "Did you mean “listen”"), ("listen\n", "key = value"), ("backup-at = noon\n", "02:00"),
])
def test_a_wrong_configuration_starts_nothing(desk, text, said):
    data = desk.folder / "data"
    data.mkdir(mode=0o700)
    (data / "rounds.conf").write_text(text)
    code, words = serve(desk)
    assert code == 4 and said in words and not (data / "rounds.db").exists()


def test_config_tells_where_values_come_from(desk):
    (desk.folder / "data").mkdir(mode=0o700)
    (desk.folder / "data/rounds.conf").write_text("# here\nsite-name = Cedar Hollow\n")
    done = subprocess.run(
        [binary(), "config", "--json", *desk.flags], capture_output=True, text=True, check=True,
        env=os.environ | {"ROUNDS_LOG_LEVEL": "debug", "ROUNDS_DATABASE": "postgres://r:hush@db/desk"})
    table = {line["key"]: line for line in json.loads(done.stdout)}
    assert table["site-name"]["source"].endswith("rounds.conf, line 2")
    assert table["log-level"]["source"] == "environment ROUNDS_LOG_LEVEL"
    assert table["data"]["source"] == "flag --data" and table["listen"]["source"] == "default"
    assert "hush" not in done.stdout and "••••" in table["database"]["value"]


def test_people_and_tickets_from_the_command_line(desk):
    desk.start()
    assert refused(desk, "user", "list")[0] == 2
    add_administrator(desk)
    assert refused(desk, "user", "invite")[0] == 2
    maria = json.loads(desk.command("user", "add", "Maria Lopez", "--sign-in", "maria", "--role", "requester", "--json"))
    assert "/welcome/" in maria["link"]
    priya = ["--as", "priya"]
    desk.command("user", "add", "Priya Raman", "--sign-in", "priya", "--role", "specialist")
    assert refused(desk, "user", "add", "X", "--sign-in", "maria", "--role", "lead")[0] == 2
    assert refused(desk, "user", "add", "X", "--sign-in", "x", "--role", "lead", *priya)[0] == 2
    made = json.loads(desk.command(
        "ticket", "report", "Labels fail in ED", "--for", "maria", "--details", "-", "--care-affected", *priya, "--json",
        typed="The ribbon light blinks."))
    number = made["number"]
    assert made["priority"] == "P2" and made["requester"] == "Maria Lopez"
    for words in (["take"], ["note", "Spare in 3C."], ["reply", "We are on our way."], ["resolve", "--fix", "New ribbon."]):
        desk.command("ticket", words[0], number, *words[1:], *priya)
    shown = json.loads(desk.command("ticket", "show", number, *priya, "--json"))
    assert [said["kind"] for said in shown["messages"]] == ["report", "note", "reply", "fix"]
    assert refused(desk, "ticket", "resolve", number, "--fix", "x", *priya)[0] == 2
    code, said = refused(desk, "ticket", "show", "R-999", *priya)
    assert code == 2 and "There is no ticket R-999." in said
    desk.command("ticket", "reopen", number, *priya)
    hits = json.loads(desk.command("search", "ribbon", "state:open", *priya, "--json"))["found"]
    assert [hit["ticket"]["number"] for hit in hits] == [number]
    found = json.loads(desk.command("ticket", "list", "mine", *priya, "--json"))
    assert [ticket["number"] for ticket in found["tickets"]] == [number]
    assert json.loads(desk.command("audit", "verify", "--json"))["sound"]


def test_a_ticket_waits_goes_on_and_is_judged_from_the_command_line(desk):
    desk.start()
    add_administrator(desk)

    def ticket(*words: str) -> dict:
        return json.loads(desk.command("ticket", *words, "--json"))

    number = ticket("report", "Labels fail in ED")["number"]
    assert refused(desk, "ticket", "resume", number)[0] == 2
    code, said = refused(desk, "ticket", "wait", number, "requester")
    assert code == 2 and "--ask" in said
    assert refused(desk, "ticket", "wait", number, "vendor", "--follow-up", "2020-01-01")[0] == 2
    assert refused(desk, "ticket", "wait", number, "nobody")[0] == 64
    waiting = ticket("wait", number, "requester", "--ask", "Which printer is it?")
    assert waiting["state"] == "waiting" and waiting["waiting_on"] == "requester"
    assert [said["kind"] for said in ticket("show", number)["messages"]][-1] == "reply"
    assert ticket("wait", number, "vendor")["waiting_on"] == "vendor"
    resumed = ticket("resume", number)
    # Who asked what nobody has made it theirs.
    assert resumed["state"] == "in_progress" and "waiting_on" not in resumed
    # The last word was the desk's.
    assert ticket("wait", number, "requester")["waiting_on"] == "requester"
    judged = ticket("judge", number, "--care", "yes")
    assert judged["priority"] == "P2" and judged["care_affected"]
    assert ticket("judge", number, "--care", "no", "--workaround", "full")["priority"] == "P4"
    code, said = refused(desk, "ticket", "judge", number, "--priority", "P1")
    assert code == 2 and "Say why this is P1" in said
    assert ticket("judge", number, "--priority", "P1", "--because", "The ward asked.")["priority"] == "P1"
    assert ticket("judge", number, "--affected", "several")["priority"] == "P4"
    for words in ([], ["--care", "yes", "--priority", "P1"], ["--care", "yes", "--because", "x"], ["--care", "maybe"]):
        assert refused(desk, "ticket", "judge", number, *words)[0] == 64
    code, said = refused(desk, "ticket", "judge", "R-999", "--care", "yes")
    assert code == 2 and "There is no ticket R-999." in said
    code, said = refused(desk, "handover", "show")
    assert code == 2 and "No shift has left a handover yet." in said
    code, said = refused(desk, "task", "done", "99")
    assert code == 2 and "There is no task 99." in said


def test_articles_are_written_published_and_read_from_the_command_line(desk):
    desk.start()
    add_administrator(desk)

    def article(*words: str, typed: str | None = None) -> dict:
        return json.loads(desk.command("article", *words, "--json", typed=typed))

    def listed(which: str) -> list[int]:
        return [one["number"] for one in article("list", which)["articles"]]

    made = article("write", "Labels are empty", "--text", "-", typed="Turn the ribbon over.")
    assert made["state"] == "draft" and made["audience"] == "staff" and made["owner"] == "Ada Stone"
    number = str(made["number"])
    assert listed("drafts") == [made["number"]] and listed("published") == []
    changed = article(
        "write", "Labels are empty", "--text", "Buy a printer.", "--change", number, "--audience", "everyone", "--publish")
    assert changed["state"] == "published" and changed["audience"] == "everyone" and changed["review_on"]
    assert listed("drafts") == [] and listed("published") == [made["number"]]
    shown = article("show", number)
    assert shown["body"] == "Buy a printer." and [one["version"] for one in shown["versions"]] == [2, 1]
    assert article("show", number, "--of-version", "1")["body"] == "Turn the ribbon over."
    assert "Buy a printer." in desk.command("article", "show", number)
    for words, named in ((["show", "99"], "article 99"), (["show", number, "--of-version", "9"], f"version 9 of article {number}")):
        code, said = refused(desk, "article", *words)
        assert code == 2 and f"There is no {named}." in said
    for words in (["write", "X", "--text", "x", "--change", "99"],
                  ["write", "X", "--text", "x", "--service", "no.such"], ["write", " ", "--text", "x"]):
        assert refused(desk, "article", *words)[0] == 2
    assert refused(desk, "article", "list", "everything")[0] == 64
    desk.command("user", "add", "Maria Lopez", "--sign-in", "maria", "--role", "requester")
    assert refused(desk, "article", "list", "--as", "maria")[0] == 2

    ticket = json.loads(desk.command("ticket", "report", "Labels fail in ED", "--json"))["number"]
    assert refused(desk, "article", "draft", ticket)[0] == 2
    desk.command("ticket", "resolve", ticket, "--fix", "New ribbon.", "--cause", "Lot 7.")
    drafted = article("draft", ticket)
    assert drafted["ticket"] == ticket and article("draft", ticket)["number"] == drafted["number"]


def test_a_backup_of_a_working_desk_is_restored_held_and_released(desk, folder):
    desk.start()
    add_administrator(desk)
    desk.command("user", "add", "Maria Lopez", "--sign-in", "maria", "--role", "requester")
    stop, made = threading.Event(), []

    def report():
        while not stop.is_set():
            made.append(json.loads(desk.command("ticket", "report", f"Ticket {len(made)}", "--json"))["number"])

    writer = threading.Thread(target=report)
    writer.start()
    waiting.until(lambda: len(made) > 2, "tickets are reported")
    known = len(made)
    desk.command("backup", "--to", str(folder / "copy"), "--with-keys")
    stop.set()
    writer.join()
    copy = Desk(folder / "other")
    answer = json.loads(copy.command("restore", str(folder / "copy"), "--json"))
    assert answer["held"] and not answer["keys_missing"]
    assert refused(copy, "restore", str(folder / "copy"))[0] == 2
    copy.start()
    assert "restored copy" in copy.said()
    tickets = json.loads(copy.command("ticket", "list", "all", "--limit", "200", "--json"))["tickets"]
    assert {ticket["number"] for ticket in tickets} >= set(made[:known])
    assert json.loads(copy.command("audit", "verify", "--json"))["sound"]
    copy.command("restore", "--release")
    assert refused(copy, "restore", "--release")[0] == 2
    assert copy.stop() == 0


def test_a_database_that_is_gone_is_missed_and_not_replaced_by_an_empty_one(desk):
    desk.start()
    add_administrator(desk)
    assert desk.stop() == 0
    desk.command("audit", "checkpoint")
    assert " records, 1 checkpoint." in desk.command("audit", "verify")
    (desk.folder / "data/rounds.db").rename(desk.folder / "away.db")
    code, said = serve(desk)
    assert code == 7 and "rounds.db is missing" in said and "remembers" in said
    assert not (desk.folder / "data/rounds.db").exists()
    (desk.folder / "away.db").rename(desk.folder / "data/rounds.db")
    desk.start()
    assert desk.stop() == 0


def test_a_damaged_backup_is_refused_and_restores_nothing(desk, folder):
    desk.start()
    desk.stop()
    desk.command("backup", "--to", str(folder / "copy"))
    path = folder / "copy/rounds.db"
    bytes_ = bytearray(path.read_bytes())
    bytes_[len(bytes_) // 2] ^= 1
    path.write_bytes(bytes_)
    copy = Desk(folder / "other")
    code, said = refused(copy, "restore", str(folder / "copy"))
    assert code == 3 and "rounds.db" in said and not (folder / "other/data/rounds.db").exists()


def test_the_hashes_beside_a_backup_are_read_by_sha256sum_and_by_restore(desk, folder):
    desk.start()
    desk.stop()
    desk.command("backup", "--to", str(folder / "copy"))
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder / "copy", check=True, capture_output=True)
    sums = folder / "copy/SHA256SUMS"
    sums.write_text(sums.read_text().replace("rounds.db", "other.db"))
    code, said = refused(Desk(folder / "other"), "restore", str(folder / "copy"))
    assert code == 3 and "SHA256SUMS" in said and not (folder / "other/data/rounds.db").exists()


def test_verify_names_the_record_somebody_changed(desk):
    desk.start()
    desk.stop()
    desk.start()
    desk.stop()
    assert json.loads(desk.command("audit", "verify", "--json"))["sound"]
    with sqlite3.connect(desk.folder / "data/rounds.db") as file:
        file.execute("UPDATE event SET actor = 'stranger' WHERE number = 2")
    answer = json.loads(desk.command("audit", "verify", "--json", code=3))
    assert answer["fault"] == "Record 2 is not what was written."


def test_verify_misses_a_tail_that_was_cut_off_with_its_checkpoint(desk):
    desk.start()
    desk.stop()
    desk.start()
    desk.stop()
    signed = json.loads(desk.command("audit", "checkpoint", "--json"))["record"]
    with sqlite3.connect(desk.folder / "data/rounds.db") as file:
        file.execute("DELETE FROM checkpoint")
        file.execute("DELETE FROM event WHERE number > 1")
        file.execute("UPDATE event_chain SET number = 1, hash = (SELECT hash FROM event WHERE number = 1)")
    answer = json.loads(desk.command("audit", "verify", "--json", code=3))
    assert f"record {signed}" in answer["fault"]


def test_doctor_looks_at_everything_and_fails_on_open_keys(desk):
    desk.start()
    lines = json.loads(desk.command("doctor", "--json"))["findings"]
    names = {line["name"] for line in lines}
    assert {"disk", "clock", "keys", "encryption", "database", "integrity", "schema", "jobs", "backup"} <= names
    assert all(line["state"] == "ok" or line["advice"] for line in lines)
    desk.stop()
    os.chmod(desk.folder / "data/keys/secret.key", 0o644)
    lines = json.loads(desk.command("doctor", "--json", code=3))["findings"]
    assert {line["name"]: line["state"] for line in lines}["keys"] == "fail"


def test_doctor_says_that_there_is_no_desk_there(desk):
    lines = json.loads(desk.command("doctor", "--json", code=3))["findings"]
    found = {line["name"]: line for line in lines}
    assert found["data folder"]["state"] == "fail" and "start the desk once" in found["data folder"]["advice"]
    assert "keys" not in found and not (desk.folder / "data").exists()


def test_doctor_names_who_reports_for_the_checks_in_another_role(desk):
    desk.start()
    add_administrator(desk)
    desk.command("user", "add", "Monitoring", "--sign-in", "monitoring", "--role", "auditor")
    desk.stop()
    with sqlite3.connect(desk.folder / "data/rounds.db") as file:
        file.execute("INSERT INTO setting (name, value) SELECT 'monitoring.person', id FROM person WHERE role = 'auditor'")

    def line(code: int) -> dict:
        lines = json.loads(desk.command("doctor", "--json", code=code))["findings"]
        return next(line for line in lines if line["name"] == "monitoring")

    found = line(code=3)
    assert found["state"] == "fail" and "Monitoring" in found["found"]
    assert "rounds user role monitoring program" in found["advice"]
    desk.command("user", "role", "monitoring", "program")
    assert line(code=0)["state"] == "ok"


def certificate(folder: pathlib.Path, name: str, *flags: str) -> str:
    """Makes `desk.pem` and `desk.key` there; answers the first. The flags are those of `openssl req`."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
         "30", "-subj", f"/CN={name}", "-keyout", folder / "desk.key", "-out", folder / "desk.pem",
         *flags], check=True, capture_output=True)
    os.chmod(folder / "desk.key", 0o600)
    return (folder / "desk.pem").read_text()


def test_tls_is_answered_and_a_renewed_certificate_is_taken(desk, folder):
    first = certificate(folder, "one")
    flags = ["--tls-cert", str(folder / "desk.pem"), "--tls-key", str(folder / "desk.key")]
    log = (folder / "log").open("ab")
    desk.process = subprocess.Popen(
        [binary(), "serve", *desk.flags, "--listen", f"127.0.0.1:{desk.port}", *flags],
        stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    shown = lambda: ssl.get_server_certificate(("127.0.0.1", desk.port))
    waiting.until(lambda: shown() == first, "the first certificate")
    second = certificate(folder, "two")
    desk.process.send_signal(signal.SIGHUP)
    waiting.until(lambda: shown() == second, "the renewed certificate")
    (folder / "desk.pem").write_text("broken")
    desk.process.send_signal(signal.SIGHUP)
    waiting.until(lambda: "the old certificate stays" in desk.said(), "it complains")
    assert shown() == second
    assert desk.stop() == 0


def test_a_log_line_is_json_and_holds_no_address_or_text(desk):
    desk.start()
    with desk.caller() as caller:
        caller.get("/tickets?q=maria+lopez")
    desk.stop()
    lines = [line for line in desk.log.read_text().splitlines() if line.startswith("{")]
    assert lines and all({"time", "level", "message"} <= json.loads(line).keys() for line in lines)
    assert "maria" not in "".join(lines)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_are_printed(shell):
    said = subprocess.run([binary(), "completion", shell], capture_output=True, text=True, check=True).stdout
    assert "rounds" in said and len(said) > 1000


def test_the_demo_hospital_fails_and_recovers_and_one_ticket_says_so(folder):
    desk = Desk(folder, None, "--demo", "--script", "outage", "--speed", "40")
    with desk:
        keys = json.loads((folder / "data/demo-simulation.json").read_text())
        with desk.caller(keys["token"]) as caller:
            checks = caller.get("/api/v1/checks?limit=200").json()["checks"]
            lab = f"/api/v1/checks/{next(one['id'] for one in checks if one['name'] == 'Lab results listener')}"
            waiting.until(lambda: caller.get(lab).json()["verdict"] == "failed", "the check fails", 120)
            # It names the ticket of its last trouble until what it stands on was asked.
            opened = lambda: {one["id"] for one in caller.get("/api/v1/tickets?list=open&limit=200").json()["tickets"]}
            ticket = waiting.until(
                lambda: next(iter({caller.get(lab).json()["ticket"]} & opened()), None), "it has an open ticket", 180)
            waiting.until(lambda: caller.get(lab).json()["verdict"] == "good", "it recovers", 180)
            assert caller.get(lab).json()["ticket"] == ticket
            found = caller.get("/api/v1/tickets?list=open&limit=200").json()["tickets"]
            assert [one["title"] for one in found].count("Lab results listener: failed") == 1
            assert any(one["title"] == "Label printer prints empty labels" for one in found)
        assert desk.stop() == 0
    assert json.loads(desk.command("audit", "verify", "--json"))["sound"]


def test_a_demo_without_its_simulation_is_paused_and_then_goes_on_where_it_was(folder):
    label = "Label printer prints empty labels"

    def titles(caller) -> list[str]:
        return [one["title"] for one in caller.get("/api/v1/tickets?list=open&limit=200").json()["tickets"]]

    def paused(caller) -> set[bool]:
        checks = caller.get("/api/v1/checks?limit=200").json()["checks"]
        return {one["paused"] for one in checks if one["name"] != "Fax gateway"}

    desk = Desk(folder, None, "--demo", "--script", "outage", "--speed", "1000")
    with desk:
        waiting.until(lambda: "script is over" in desk.said(), "the script was played", 60)
        token = json.loads((folder / "data/demo-simulation.json").read_text())["token"]
        with desk.caller(token) as caller:
            reported = titles(caller).count(label)
            assert reported >= 1 and paused(caller) == {False}
        assert desk.stop() == 0
    desk.serve_flags = ["--demo", "--no-simulation"]
    with desk:
        with desk.caller(token) as caller:
            assert paused(caller) == {True}
        assert "checks are paused" in desk.said()
        assert desk.stop() == 0
    desk.serve_flags = ["--demo", "--script", "outage", "--speed", "1000"]
    with desk:
        with desk.caller(token) as caller:
            waiting.until(lambda: paused(caller) == {False}, "they go on", 60)
            waiting.until(lambda: "The day goes on where it was" in desk.said(), "it says so", 30)
            assert titles(caller).count(label) == reported
        assert "changes nothing" not in desk.said()
        assert desk.stop() == 0
    # Somebody else has a port of theirs: systems and checks move, those that were paused for want of a simulation too.
    ports = lambda: json.loads((folder / "data/demo-simulation.json").read_text())["portBase"]
    desk.serve_flags = ["--demo", "--no-simulation"]
    with desk:
        # Who cannot play lets no check ask what a stranger has.
        with socket.create_server(("127.0.0.1", ports() + 103)), desk.caller(token) as caller:
            desk.command("simulate", "--port-base", str(ports() + 100), code=11)
            assert paused(caller) == {True}
        assert desk.stop() == 0
    taken = ports()
    desk.serve_flags = ["--demo", "--script", "outage", "--speed", "1000"]
    with socket.create_server(("127.0.0.1", taken + 3)), desk:
        assert ports() != taken and f"from {ports()} on" in desk.said() and "systems are played" in desk.said()
        with desk.caller(token) as caller:
            named = lambda: next(
                one for one in caller.get("/api/v1/checks?limit=200").json()["checks"] if one["name"] == "Lab results listener")
            waiting.until(lambda: paused(caller) == {False} and named()["verdict"] == "good", "they are asked there", 60)
        assert desk.stop() == 0
