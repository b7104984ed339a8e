"""What the desk said it stored is there after any crash."""
import os
import pathlib
import shutil

import pytest
from durability import truth
from durability.kill import prove
from durability.writers import Writers
from living import people, postgres, waiting
from living.desk import Desk

KILLS = int(os.environ.get("ROUNDS_KILLS", "3"))

needs_postgres = pytest.mark.skipif(
    postgres.server() is None, reason="no PostgreSQL: run it under bin/with-postgres --durable")


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgres", marks=needs_postgres)])
def test_nothing_acknowledged_is_lost_or_doubled_when_the_desk_is_killed(engine: str, tmp_path: pathlib.Path):
    print(prove(tmp_path, engine, KILLS))


@needs_postgres
def test_a_restart_of_postgresql_loses_nothing_and_the_desk_recovers_by_itself(tmp_path: pathlib.Path):
    with people.desk_with_cast(tmp_path, postgres.new_database()) as desk:
        token = people.token(desk, "ada")
        with Writers([desk.port], token) as writing:
            for _ in range(2):
                writing.wait_for(300)
                postgres.control("restart")
                writing.wait_for(300, seconds=30)
        print(truth.hold(desk, token, writing.record))


@needs_postgres
def test_while_postgresql_is_away_the_desk_says_so_and_goes_on_when_it_is_back(tmp_path: pathlib.Path):
    with people.desk_with_cast(tmp_path, postgres.new_database()) as desk, desk.caller() as caller:
        caller.token = token = people.token(desk, "ada")
        postgres.control("stop")
        try:
            answer = caller.post("/api/v1/tickets", {"title": "While it is away"}, Idempotency_Key="away")
            assert answer.status == 503 and answer.headers["retry-after"], answer
            assert answer.json()["detail"], answer
            # A monitor has no token: whose token it is, only the database knows.
            with desk.caller() as monitor:
                assert monitor.get("/readyz").status == 503
                assert monitor.get("/healthz").status == 200
        finally:
            postgres.control("start")
        again = waiting.until(
            lambda: (sent := caller.post(
                "/api/v1/tickets", {"title": "While it is away"}, Idempotency_Key="away")).status == 201 and sent,
            "the same request goes through")
        assert [title for _, title in truth.stored(desk, token)] .count("While it is away") == 1
        assert again.json()["title"] == "While it is away"


@needs_postgres
def test_two_nodes_on_one_postgresql_lose_and_double_nothing_when_one_is_killed(tmp_path: pathlib.Path):
    database = postgres.new_database()
    first = people.desk_with_cast(tmp_path / "first", database)
    second = Desk(tmp_path / "second", database)
    with first:
        # A second node has the desk's keys, or it is refused.
        shutil.copytree(tmp_path / "first/data/keys", tmp_path / "second/data/keys")
        (tmp_path / "second/data").chmod(0o700)
        with second:
            token = people.token(first, "ada")
            with Writers([first.port, second.port], token) as writing:
                writing.wait_for(300)
                second.kill()
                second.start()
                writing.wait_for(300)
            print(truth.hold(first, token, writing.record))
