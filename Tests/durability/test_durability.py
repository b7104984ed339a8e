"""What the desk said it stored is there after any crash."""
import os
import pathlib

import pytest
from durability import truth
from durability.kill import prove
from durability.writers import Writers
from living import people, postgres, waiting
from living.desk import Desk

KILLS = int(os.environ.get("ROUNDS_KILLS", "5"))

needs_postgres = pytest.mark.skipif(
    postgres.server() is None, reason="no PostgreSQL: run it under bin/with-postgres --durable")


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgres", marks=needs_postgres)])
def test_nothing_acknowledged_is_lost_or_doubled_when_the_desk_is_killed(engine: str, tmp_path: pathlib.Path):
    print(prove(tmp_path, engine, KILLS))


@needs_postgres
@pytest.mark.parametrize("manner", ["restart", "restart-fast"])
def test_a_restart_of_postgresql_loses_nothing_and_the_desk_recovers_by_itself(manner: str, tmp_path: pathlib.Path):
    desk = Desk(tmp_path, postgres.new_database())
    token = people.program(desk)
    with desk:
        with Writers([desk.port], token) as writing:
            for _ in range(2):
                writing.wait_for(300)
                postgres.control(manner)
                writing.wait_for(300, seconds=30)
        print(manner, truth.hold(desk, token, writing.record))


@needs_postgres
def test_while_postgresql_is_away_the_desk_says_so_and_goes_on_when_it_is_back(tmp_path: pathlib.Path):
    desk = Desk(tmp_path, postgres.new_database())
    token = people.program(desk)
    with desk, desk.caller(token) as caller:
        postgres.control("stop")
        try:
            answer = caller.post("/api/v1/tickets", {"title": "While it is away"}, Idempotency_Key="away")
            assert answer.status == 503 and answer.headers["retry-after"], answer
            assert answer.json()["detail"], answer
            assert caller.get("/readyz").status == 503
            assert caller.get("/healthz").status == 200
        finally:
            postgres.control("start")
        again = waiting.until(
            lambda: (sent := caller.post(
                "/api/v1/tickets", {"title": "While it is away"}, Idempotency_Key="away")).status == 201 and sent,
            "the same request goes through")
        assert [title for _, title in truth.stored(desk, token)] == ["While it is away"]
        assert again.json()["title"] == "While it is away"
