"""Indicators on a base: entered, filled in by dossier and by indicator, gathered, taken back."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import event

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.indicators.gathering import Figure, IndicatorSheet
from leaderdesk.services import dossiers, history
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.indicators import (
    add_indicator,
    add_usual_indicators,
    bin_indicators,
    edit_indicators,
    put_values,
    read_dossier_values,
    read_indicators,
)
from tests.factories import make_dossier
from tests.services.desk import Desk


def sheet_of(base: OpenBase, indicator_id: int) -> IndicatorSheet:
    return next(each for each in read_indicators(base).sheets if each.id == indicator_id)


def programmed(desk: Desk, number: str) -> int:
    key = make_dossier(desk.base, desk.ground, number)
    dossiers.change_status(desk.base, key, "programmed", date(2026, 4, 1))
    dossiers.edit_dossier(desk.base, key, programmed_on=date(2026, 4, 1))
    return key


def statements(base: OpenBase) -> int:
    told: list[str] = []

    def note(*given: object) -> None:
        told.append(str(given[2]))

    event.listen(base.engine, "before_cursor_execute", note)
    try:
        read_indicators(base)
    finally:
        event.remove(base.engine, "before_cursor_execute", note)
    return len(told)


def test_the_usual_ones_come_once_as_words_alone(desk: Desk) -> None:
    add_indicator(desk.base, code="R.39", label="Entreprises aidées")
    add_usual_indicators(desk.base)
    add_usual_indicators(desk.base)

    rows = [each.row for each in read_indicators(desk.base).sheets]
    assert [(row.code, row.label, row.target, row.source) for row in rows] == [
        ("R.39", "Entreprises aidées", None, None),
        ("R.37", "Emplois", None, None),
        ("R.41", "Services", None, None),
    ]


def test_values_typed_in_dossiers_are_gathered_and_taken_back(desk: Desk) -> None:
    first, second = programmed(desk, "2026-010"), programmed(desk, "2026-011")
    jobs = add_indicator(desk.base, code="R.37", label="Emplois")
    edit_indicators(desk.base, {jobs: {"target": Fraction(10), "unit": "emplois"}})

    put_values(
        desk.base,
        {
            (jobs, first): {"planned": Fraction(2), "achieved": Fraction("1.5")},
            (jobs, second): {"planned": Fraction(1)},
        },
    )

    sheet = sheet_of(desk.base, jobs)
    assert sheet.whole.planned == Figure(Fraction(3), 2, 0)
    assert sheet.whole.achieved == Figure(Fraction("1.5"), 1, 1)
    # The dossier of the desk is listed, and does not count yet.
    assert [(each.dossier.number, each.is_counted) for each in sheet.lines] == [
        ("2026-001", False),
        ("2026-010", True),
        ("2026-011", True),
    ]
    history.undo(desk.base)
    assert sheet_of(desk.base, jobs).whole.planned == Figure(None, 0, 2)


def test_a_value_emptied_leaves_nothing(desk: Desk) -> None:
    jobs = add_indicator(desk.base, code="R.37", label="Emplois")
    put_values(desk.base, {(jobs, desk.dossier): {"planned": Fraction(2)}})
    put_values(desk.base, {(jobs, desk.dossier): {"planned": None}})

    assert put_values(desk.base, {(jobs, desk.dossier): {"planned": None}}).height is None
    assert read_dossier_values(desk.base, desk.dossier).lines[0].value.planned is None


def test_a_dossier_is_asked_what_is_about_it_and_keeps_what_it_said(desk: Desk) -> None:
    jobs = add_indicator(desk.base, code="A", label="Emplois")
    old = add_indicator(desk.base, code="B", label="Emplois d’avant")
    add_indicator(desk.base, code="C", label="Jamais dit")
    put_values(desk.base, {(old, desk.dossier): {"remark": "à revoir"}})
    bin_indicators(desk.base, [old], is_binned=True)

    found = read_dossier_values(desk.base, desk.dossier)
    assert [(each.row.code, each.is_measured) for each in found.lines] == [("A", True), ("C", True), ("B", False)]
    assert jobs == found.lines[0].row.id


def test_two_of_one_code_and_one_without_a_name_are_refused(desk: Desk) -> None:
    add_indicator(desk.base, code="A", label="Emplois")
    other = add_indicator(desk.base, code="B", label="Entreprises")

    with pytest.raises(Refusal, match="indicator_taken"):
        edit_indicators(desk.base, {other: {"code": "A"}})
    with pytest.raises(Refusal, match="name_needed"):
        edit_indicators(desk.base, {other: {"label": None}})


def test_the_list_takes_as_many_queries_for_three_indicators_as_for_one(desk: Desk) -> None:
    add_indicator(desk.base, code="A", label="Emplois")
    one = statements(desk.base)
    add_usual_indicators(desk.base)

    assert statements(desk.base) == one
