"""Notes of the team on a dossier, by the version of the grid that the first note freezes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.grids import CriterionSheet, GridSheet
from leaderdesk.domain.scoring import Score
from leaderdesk.services import grids, history, selection
from tests.services.desk import Desk, add_grid


def note(desk: Desk, author: str, impact: int | None, network: int) -> None:
    for key, value in (("impact", impact), ("network", network)):
        given = None if value is None else Fraction(value)
        selection.note_criterion(desk.base, desk.dossier, author, key, given)


def total(desk: Desk) -> Fraction | None:
    score = selection.read_selection(desk.base, desk.dossier).together
    return score.total if isinstance(score, Score) else None


def test_without_a_grid_nothing_can_be_noted(desk: Desk) -> None:
    assert [flaw.code for flaw in selection.read_selection(desk.base, desk.dossier).flaws] == ["grid_missing"]
    with pytest.raises(Refusal, match="no_grid"):
        selection.note_criterion(desk.base, desk.dossier, "Jeanne", "impact", Fraction(5))


def test_each_author_has_a_score_and_all_of_them_one(desk: Desk) -> None:
    add_grid(desk)
    note(desk, "Jeanne", 8, 6)
    note(desk, "Karim", 4, 6)

    sheet = selection.read_selection(desk.base, desk.dossier)
    apart = {each.author: each.score.total for each in sheet.authors if isinstance(each.score, Score)}
    assert apart == {"Jeanne": Fraction(14), "Karim": Fraction(10)}
    assert isinstance(sheet.together, Score)
    assert (sheet.together.total, sheet.together.verdict) == (Fraction(12), "pass")


def test_the_first_note_freezes_the_version_in_its_own_entry(desk: Desk) -> None:
    add_grid(desk)
    before = desk.base.height
    selection.note_criterion(desk.base, desk.dossier, "Jeanne", "impact", Fraction(5))

    sheet = selection.read_selection(desk.base, desk.dossier)
    assert (sheet.frozen_on is None, desk.base.height) == (False, before + 1)
    history.undo(desk.base)
    assert selection.read_selection(desk.base, desk.dossier).frozen_on is None


def test_a_dossier_keeps_the_version_it_was_noted_by(desk: Desk) -> None:
    add_grid(desk)
    note(desk, "Jeanne", 8, 6)
    (grid,) = grids.list_grids(desk.base)
    grids.save_grid(desk.base, grid.id, GridSheet("Grille", (CriterionSheet("other", "Autre", Fraction(5)),)))

    assert (selection.read_selection(desk.base, desk.dossier).version, total(desk)) == (1, Fraction(14))


def test_an_abstention_is_no_missing_note(desk: Desk) -> None:
    add_grid(desk)
    note(desk, "Jeanne", None, 6)
    note(desk, "Karim", 8, 6)
    assert total(desk) == Fraction(14)

    selection.unnote_criterion(desk.base, desk.dossier, "Jeanne", "impact")
    sheet = selection.read_selection(desk.base, desk.dossier)
    assert isinstance(sheet.together, Score)
    assert sheet.together.set_aside == ("Jeanne",)


def test_a_note_off_its_scale_is_refused(desk: Desk) -> None:
    add_grid(desk)

    with pytest.raises(Refusal, match="note_off_scale"):
        selection.note_criterion(desk.base, desk.dossier, "Jeanne", "impact", Fraction(11))


def test_a_remark_stays_when_the_note_changes(desk: Desk) -> None:
    add_grid(desk)
    selection.note_criterion(desk.base, desk.dossier, "Jeanne", "impact", Fraction(5), "Peu d’emplois")
    selection.note_criterion(desk.base, desk.dossier, "Jeanne", "impact", Fraction(6))

    row = selection.read_selection(desk.base, desk.dossier).authors[0].notes["impact"]
    assert (row.note, row.remark) == (Fraction(6), "Peu d’emplois")


def test_what_little_would_change_the_decision(desk: Desk) -> None:
    add_grid(desk)
    assert selection.weigh_selection(desk.base, desk.dossier) == ()
    note(desk, "Jeanne", 8, 6)

    changes = {each.moved: each.to for each in selection.weigh_selection(desk.base, desk.dossier)}
    assert changes == {"weight:impact": Fraction(1, 2), "weight:network": Fraction(1, 3), "threshold": Fraction(14)}
