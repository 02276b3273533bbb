"""Calls for projects: published with a proof, closed to the minute, their register and what it becomes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.grids import CriterionSheet, GridSheet
from leaderdesk.services import calls, dossiers, grids
from leaderdesk.services.attachments import attachment_path
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.calls import CallDraft, DepositDraft
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.history import undo
from leaderdesk.services.holders import edit_holder
from leaderdesk.words.calls import say_phase
from tests.factories import make_ground

# As the clock on the wall says.
OPENS, CLOSES = datetime.fromisoformat("2026-01-05T09:00"), datetime.fromisoformat("2026-02-27T12:00")
MINUTE = timedelta(minutes=1)
SHEET = GridSheet("Grille A", (CriterionSheet("need", "Besoin", Fraction(5)),))


def make_call(base: OpenBase) -> int:
    """A call of one fiche-action with a grid."""
    ground = make_ground(base)
    version = grids.latest_version(base, grids.add_grid(base, "Grille A", SHEET))
    return calls.add_call(base, CallDraft("Services 2026", "Règles", OPENS, CLOSES, 90_000_00, ground.fiche, version))


@pytest.mark.parametrize(
    ("moment", "phase"),
    [
        (OPENS - MINUTE, "coming"),
        (OPENS, "open"),
        (CLOSES + timedelta(seconds=59), "open"),
        (CLOSES + MINUTE, "closed"),
    ],
)
def test_call_is_open_to_the_minute(base: OpenBase, moment: datetime, phase: str) -> None:
    make_call(base)

    (row,) = calls.list_calls(base)
    assert row.phase_at(moment) == phase


def test_call_without_an_end_is_undated(base: OpenBase) -> None:
    key = calls.add_call(base, CallDraft("Sans date"))

    assert calls.read_call(base, key).phase_at(OPENS) == "undated"


def test_call_that_closes_before_it_opens_is_kept_and_says_so(base: OpenBase) -> None:
    key = make_call(base)

    calls.edit_call(base, key, closes_at=OPENS - MINUTE)

    row = calls.read_call(base, key).row
    assert (row.closes_at, row.is_backwards, row.phase_at(OPENS)) == (OPENS - MINUTE, True, "undated")
    assert say_phase(row, OPENS) == "dates à corriger, la clôture précède l’ouverture"


def test_deposit_is_late_by_its_minute(base: OpenBase) -> None:
    key = make_call(base)
    for at in (CLOSES, CLOSES + MINUTE, OPENS - MINUTE):
        calls.register_deposit(base, key, DepositDraft("Foyer", at, way="email"))

    deposits = calls.read_call(base, key).deposits

    assert [(each.number, each.is_late, each.minutes_late, each.is_early) for each in deposits] == [
        (1, False, 0, False),
        (2, True, 1, False),
        (3, False, 0, True),
    ]
    calls.edit_call(base, key, closes_at=CLOSES + MINUTE)
    assert calls.list_calls(base)[0].late == 0


def test_incomplete_deposit_says_what_is_missing(base: OpenBase) -> None:
    key = make_call(base)
    deposit = calls.register_deposit(base, key, DepositDraft("Foyer", CLOSES))

    calls.edit_deposit(base, deposit, is_complete=False, missing="Budget")

    assert [(each.is_complete, each.missing) for each in calls.read_call(base, key).deposits] == [(False, "Budget")]
    assert calls.list_calls(base)[0].incomplete == 1
    calls.remove_deposit(base, deposit)
    assert calls.read_call(base, key).deposits == ()


def test_deposit_becomes_a_dossier_of_the_call(base: OpenBase) -> None:
    key = make_call(base)
    deposit = calls.register_deposit(base, key, DepositDraft("Foyer", CLOSES, "Une salle", missing="Budget"))

    made = calls.deposit_becomes_dossier(base, deposit)

    sheet = calls.read_call(base, key)
    record, version = dossiers.read_whole_dossier(base, made).record, sheet.grid_version_id
    assert (record.title, record.received_on, record.grid_version_id) == ("Une salle", CLOSES.date(), version)
    assert [each.dossier_number for each in sheet.deposits] == ["2026-001"]
    assert (sheet.row.dossiers, dossiers.list_notes(base, made)[0].text) == (
        1,
        "Dépôt n° 1 de l’appel à projets « Services 2026 », reçu le 27/02/2026 à 12:00.\nManque : Budget",
    )
    with pytest.raises(Refusal, match="already_a_dossier"):
        calls.deposit_becomes_dossier(base, deposit)


def test_publication_is_kept_with_its_proof(base: OpenBase, tmp_path: Path) -> None:
    key = make_call(base)
    proof = tmp_path / "annonce.txt"
    proof.write_text("Appel à projets", "utf-8")

    calls.publish_call(base, key, on=date(2026, 1, 2), where="Site du GAL", proof=proof)

    sheet = calls.read_call(base, key)
    assert (sheet.row.published_on, sheet.published_where) == (date(2026, 1, 2), "Site du GAL")
    assert [each.name for each in sheet.attachments] == ["annonce.txt"]
    assert attachment_path(base, sheet.attachments[0].id).read_text("utf-8") == "Appel à projets"
    undo(base)
    assert calls.read_call(base, key).attachments == ()


def test_grid_of_a_call_is_frozen_before_anybody_deposits(base: OpenBase) -> None:
    key = make_call(base)

    calls.freeze_call_grid(base, key)

    assert calls.list_calls(base)[0].is_grid_frozen
    bare = calls.add_call(base, CallDraft("Sans grille"))
    with pytest.raises(Refusal, match="no_grid"):
        calls.freeze_call_grid(base, bare)


def test_call_goes_to_the_bin_and_back(base: OpenBase, tmp_path: Path) -> None:
    key = make_call(base)
    note = tmp_path / "règlement.txt"
    note.write_text("x", "utf-8")
    calls.attach_to_call(base, key, note)

    calls.bin_call(base, key)
    assert calls.list_calls(base)[0].is_binned
    calls.unbin_call(base, key)
    assert not calls.list_calls(base)[0].is_binned


def test_register_is_typed_in_as_one_action(base: OpenBase) -> None:
    key = make_call(base)
    first = calls.register_deposit(base, key, DepositDraft("Foyer", CLOSES))
    before = base.height

    calls.edit_deposits(
        base,
        key,
        [
            RowEdit(first, {"title": "Une salle", "received_at": CLOSES + MINUTE}),
            RowEdit(None, {"holder_name": "Mairie", "received_at": CLOSES}),
        ],
    )

    deposits = calls.read_call(base, key).deposits
    assert [(each.number, each.holder_name, each.title, each.minutes_late) for each in deposits] == [
        (1, "Foyer", "Une salle", 1),
        (2, "Mairie", None, 0),
    ]
    assert base.height == before + 1
    calls.edit_deposits(base, key, [RowEdit(first, {"received_at": None})])
    assert calls.read_call(base, key).deposits[0].received_at == CLOSES + MINUTE


def test_calls_go_to_the_bin_together(base: OpenBase) -> None:
    keys = [make_call(base), calls.add_call(base, CallDraft("Autre"))]

    calls.bin_calls(base, keys)
    assert [row.is_binned for row in calls.list_calls(base)] == [True, True]
    calls.unbin_calls(base, keys)
    assert [row.is_binned for row in calls.list_calls(base)] == [False, False]


def test_files_dropped_together_are_kept_as_one_action(base: OpenBase, tmp_path: Path) -> None:
    key = make_call(base)
    files = [tmp_path / name for name in ("annonce.txt", "règlement.txt")]
    for each in files:
        each.write_text(each.name, "utf-8")

    calls.attach_files_to_call(base, key, files)

    assert [each.name for each in calls.read_call(base, key).attachments] == ["annonce.txt", "règlement.txt"]
    undo(base)
    assert calls.read_call(base, key).attachments == ()


def test_holder_made_from_a_deposit_has_the_kind_that_somebody_says(base: OpenBase) -> None:
    deposit = calls.register_deposit(base, make_call(base), DepositDraft("Foyer rural", CLOSES))
    made = calls.deposit_becomes_dossier(base, deposit)

    holder = dossiers.read_whole_dossier(base, made).holder
    assert holder.legal_kind is None
    edit_holder(base, holder.id, legal_kind="association")
    assert dossiers.read_whole_dossier(base, made).holder.legal_kind == "association"
