"""Dossiers read whole: many at a time are what each is when it is read alone."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from leaderdesk.services.around import Around
from leaderdesk.services.bases import looked_base
from leaderdesk.store.queries.whole import read_whole, read_wholes
from leaderdesk.store.schema import Dossier
from tests.factories import make_dossier
from tests.services.desk import Desk


def test_many_dossiers_read_together_are_those_read_one_by_one(example: tuple[Path, Around]) -> None:
    with looked_base(*example) as base, base.read() as session:
        keys = list(session.scalars(select(Dossier.id).order_by(Dossier.number)))
        alone = [read_whole(session, key) for key in keys]
        together = read_wholes(session, keys)

    assert together == alone
    # Each family is there to be mistaken for that of another dossier.
    assert sum(bool(each.quotes) for each in together) > 1
    assert sum(bool(each.funder_payments) for each in together) > 1
    assert len({each.grid for each in together}) > 1


def test_those_asked_come_in_their_order_less_those_that_are_gone(desk: Desk) -> None:
    other = make_dossier(desk.base, desk.ground, "2026-002")
    with desk.base.read() as session:
        assert [each.record.id for each in read_wholes(session, [other, 7, desk.dossier])] == [other, desk.dossier]
        assert read_wholes(session, []) == []


def test_however_many_dossiers_are_read_together_as_many_questions(desk: Desk) -> None:
    keys = [desk.dossier, *(make_dossier(desk.base, desk.ground, f"2026-00{rank}") for rank in (2, 3, 4))]

    def questions(count: int) -> int:
        asked: list[str] = []
        with desk.base.read() as session:
            desk.base.connection.set_trace_callback(asked.append)
            read_wholes(session, keys[:count])
            desk.base.connection.set_trace_callback(None)
        return len(asked)

    assert questions(4) == questions(2)
