"""The convention of a dossier: amended, prolonged, reduced; what it then owes, and what goes back to the envelope."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leaderdesk.domain.claims.conventions import ConventionSheet
from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.services import (
    claims,
    conventions,
    dossiers,
    envelopes,
    fiches,
    funding,
    heads,
    history,
    moves,
)
from leaderdesk.services.edits import RowEdit
from leaderdesk.words.conventions import say_owed, say_release
from tests.factories import make_dossier
from tests.services.desk import ON, Desk

SIGNED, LATER = date(2026, 9, 1), date(2027, 1, 1)


def sheet(desk: Desk, on: date = LATER) -> ConventionSheet:
    return conventions.read_convention(desk.base, desk.dossier, on)


def staged(desk: Desk) -> list[tuple[str, int, str]]:
    rows = [row for chain in funding.read_financing(desk.base, desk.dossier, LATER).chains for row in chain.said]
    return [(row.stage, row.amount, row.origin) for row in rows]


@pytest.fixture
def signed(desk: Desk) -> Desk:
    """Under convention for 6 400 € until the end of 2026."""
    funding.say_amount(desk.base, desk.dossier, desk.ground.feader, "voted", 6_400_00, ON)
    funding.say_amount(desk.base, desk.dossier, desk.ground.feader, "convention", 6_400_00, ON)
    dossiers.edit_dossier(desk.base, desk.dossier, convention_on=ON, convention_ends_on=date(2026, 12, 31))
    return desk


def amend(desk: Desk, **fields: object) -> None:
    conventions.edit_amendments(desk.base, desk.dossier, [RowEdit(None, fields)])


def test_a_signed_amendment_lowers_the_fund_and_gives_back_the_rest(signed: Desk) -> None:
    before = staged(signed)
    amend(signed, kind="amount", amount=5_000_00, asked_on=date(2026, 7, 1), decided_on=date(2026, 8, 1))
    assert (staged(signed), sheet(signed).funds[0].released) == (before, 0)
    assert sheet(signed).amendments[0].standing == "decided"

    key = sheet(signed).amendments[0].row.id
    conventions.edit_amendments(signed.base, signed.dossier, [RowEdit(key, {"signed_on": SIGNED})])
    (amended,), (fund,) = sheet(signed).amendments, sheet(signed).funds
    assert (amended.amount_before, amended.amount_after, amended.released) == (6_400_00, 5_000_00, 1_400_00)
    assert (fund.signed, fund.now, fund.released) == (6_400_00, 5_000_00, 1_400_00)
    assert staged(signed) == [*before, ("convention", 5_000_00, "amendments")]

    history.undo(signed.base)
    assert staged(signed) == before


def test_a_signed_amendment_prolongs_without_touching_what_was_typed(signed: Desk) -> None:
    amend(signed, kind="deadline", ends_on=date(2027, 6, 30), signed_on=SIGNED)

    assert [sheet(signed, on).ends_on for on in (date(2026, 8, 31), SIGNED)] == [date(2026, 12, 31), date(2027, 6, 30)]
    record = dossiers.read_whole_dossier(signed.base, signed.dossier).record
    assert record.convention_ends_on == date(2026, 12, 31)


def test_two_amendments_follow_each_other_and_a_refused_one_changes_nothing(signed: Desk) -> None:
    amend(signed, amount=5_000_00, signed_on=SIGNED)
    amend(signed, amount=4_000_00, refused_on=date(2026, 10, 1))
    amend(signed, amount=4_500_00, signed_on=date(2026, 11, 1))

    found = [(each.standing, each.amount_before, each.amount_after) for each in sheet(signed).amendments]
    assert found == [
        ("in_force", 6_400_00, 5_000_00),
        ("in_force", 5_000_00, 4_500_00),
        ("refused", 4_500_00, 4_000_00),
    ]
    assert sheet(signed).funds[0].now == 4_500_00


def test_what_is_said_after_an_amendment_counts_from_then_on(signed: Desk) -> None:
    amend(signed, amount=5_000_00, signed_on=SIGNED)
    funding.say_amount(signed.base, signed.dossier, signed.ground.feader, "convention", 5_500_00, date(2026, 10, 1))

    (amended,), (fund,) = sheet(signed).amendments, sheet(signed).funds
    assert (amended.amount_before, amended.amount_after) == (6_400_00, 5_000_00)
    assert (fund.signed, fund.now) == (6_400_00, 5_500_00)
    days = (date(2026, 8, 31), SIGNED, LATER)
    agreed = [claims.read_claims(signed.base, signed.dossier, on).funds[0].agreed for on in days]
    moves.change_status(signed.base, signed.dossier, "convention", ON)
    assert agreed == [6_400_00, 5_000_00, 5_500_00]
    assert [envelopes.read_envelopes(signed.base, on).whole.programmed for on in days] == agreed


def test_the_usual_obligations_come_in_one_gesture_and_only_once(signed: Desk) -> None:
    conventions.add_usual_follow_ups(signed.base, signed.dossier, ON)

    found = sheet(signed, ON).obligations
    assert {(each.row.kind, each.row.due_on) for each in found} == {
        ("publicity", date(2026, 12, 31)),
        ("report", date(2026, 12, 31)),
        # Nothing is paid yet: nobody knows until when.
        ("maintenance", None),
        ("control", None),
    }
    assert sheet(signed, ON).usual == ()


def test_an_obligation_is_warned_in_time_then_late_then_done(signed: Desk) -> None:
    owed = {"kind": "report", "label": "Bilan", "due_on": date(2026, 12, 31), "warn_days": 30}
    conventions.edit_follow_ups(signed.base, signed.dossier, [RowEdit(None, owed)])

    days = (date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 10))
    found = [sheet(signed, on).obligations[0] for on in days]
    assert [(each.standing, each.days) for each in found] == [("waiting", 60), ("soon", 30), ("late", -10)]
    conventions.edit_follow_ups(signed.base, signed.dossier, [RowEdit(found[0].row.id, {"done_on": days[1]})])
    assert sheet(signed, days[2]).obligations[0].standing == "done"


def test_an_obligation_that_is_due_today_is_said_so(signed: Desk) -> None:
    conventions.edit_follow_ups(signed.base, signed.dossier, [RowEdit(None, {"kind": "publicity", "due_on": SIGNED})])

    days = (SIGNED - timedelta(1), SIGNED, SIGNED + timedelta(1))
    said = [say_owed(each) for on in days for each in sheet(signed, on).obligations]
    assert said == ["bientôt, dans 1\xa0jour", "aujourd’hui", "en retard de 1\xa0jour"]


def test_the_list_follows_the_end_by_amendment_and_what_is_owed_next(signed: Desk) -> None:
    amend(signed, kind="deadline", ends_on=date(2027, 6, 30), signed_on=ON)
    owed = {"kind": "publicity", "label": "Panneau de chantier", "due_on": date(2026, 3, 1)}
    conventions.edit_follow_ups(signed.base, signed.dossier, [RowEdit(None, owed)])

    (row,) = dossiers.list_dossiers(signed.base)
    assert row.convention_ends_on == date(2027, 6, 30)
    assert (row.deadline, row.deadline_code) == (date(2026, 3, 1), "Panneau de chantier")


def test_the_head_warns_of_what_is_owed_and_follows_the_end_by_amendment(signed: Desk) -> None:
    dossiers.change_status(signed.base, signed.dossier, "convention", ON)
    owed = {"kind": "report", "label": "Bilan", "due_on": date(2026, 11, 30)}
    conventions.edit_follow_ups(signed.base, signed.dossier, [RowEdit(None, owed)])
    on = date(2026, 12, 10)

    def said() -> dict[str, str]:
        return {each.code: each.tab for each in heads.read_head(signed.base, signed.dossier, on).alerts}

    key = sheet(signed).obligations[0].row.id
    assert said()["obligation_late"] == f"convention:follow_up:{key}"
    assert said()["convention_ends_soon"] == "convention"
    amend(signed, kind="deadline", ends_on=date(2027, 6, 30), signed_on=on)
    assert "convention_ends_soon" not in said()


def test_a_dossier_that_leaves_says_before_what_it_gives_back_and_to_whom(signed: Desk) -> None:
    fiches.set_envelope(signed.base, signed.ground.fiche, signed.ground.feader, 8_000_00)
    dossiers.change_status(signed.base, signed.dossier, "convention", ON)
    funding.say_amount(signed.base, signed.dossier, signed.ground.feader, "paid", 1_000_00, SIGNED)
    next_one = make_dossier(signed.base, signed.ground, "2026-002", "Relever le moulin")
    dossiers.change_status(signed.base, next_one, "waiting_list", ON)
    # 5 400 € come back to the 1 600 € left: the 6 400 € of the next one are there.
    release = conventions.read_release(signed.base, signed.dossier, "deprogrammed", LATER)

    assert [(each.pot, each.amount) for each in release.pots] == [(Pot("1.1", "FEADER"), 5_400_00)]
    assert [each.taken.number for each in release.served] == ["2026-002"]
    assert say_release(release).replace("\u202f", " ").replace("\u00a0", " ") == (
        "Reviendraient à l’enveloppe : 5 400,00 € (fiche 1.1, FEADER)."
        " En liste d’attente, ce serait le tour de : 2026-002 Relever le moulin."
    )
