"""What there is to do in a whole base, read from the rows that say it, and what changed since the last visit."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy.orm import Session

from leaderdesk.domain.home.gauges import CommitteeGauge, DelaysGauge, EnvelopesGauge
from leaderdesk.domain.home.tasks import Task
from leaderdesk.services import claims, dossiers, fiches, funding, history, home, moves, notes, targets, visits
from leaderdesk.services.around import Around
from leaderdesk.services.bases import act
from leaderdesk.services.edits import RowEdit
from leaderdesk.store.queries.home import standing_tasks
from leaderdesk.store.schema import Amendment, Control, ControlFinding, FollowUp, PlannedClaim
from leaderdesk.store.unit import Unit
from leaderdesk.words.home import say_task
from tests.factories import make_dossier
from tests.services.desk import Desk

ON, NEXT = date(2026, 3, 2), date(2026, 3, 3)


def tasks(desk: Desk, around: Around, on: date = ON) -> list[Task]:
    return list(home.read_today(desk.base, around, on).tasks)


def kinds(desk: Desk, around: Around, on: date = ON) -> list[str]:
    return sorted(each.kind for each in tasks(desk, around, on) if each.kind != "pieces_missing")


def too_short(desk: Desk) -> list[Task]:
    found = home.read_gauge(desk.base, "delays", ON).tasks
    assert {each.kind for each in found} <= {"funder_too_short"}
    return list(found)


def test_a_step_planned_within_a_month_is_to_be_done(desk: Desk, around: Around) -> None:
    dossiers.edit_dossier(desk.base, desk.dossier, next_step="Appeler", next_step_on=date(2026, 4, 1))
    assert kinds(desk, around) == ["next_step"]
    assert kinds(desk, around, date(2026, 3, 1)) == []


def test_what_is_asked_of_somebody_waits_until_it_came(desk: Desk, around: Around) -> None:
    asked = notes.add_note(desk.base, desk.dossier, "Devis ?", ON, "Mairie", date(2026, 3, 9))
    notes.add_note(desk.base, desk.dossier, "Vu sur place", ON)
    assert [(each.row, each.due_on) for each in tasks(desk, around) if each.kind == "asked"] == [
        (asked, date(2026, 3, 9))
    ]

    notes.finish_note(desk.base, asked, ON)
    assert kinds(desk, around) == []


def test_a_decision_lapses_until_all_it_promised_was_paid(desk: Desk, around: Around) -> None:
    lines = funding.read_financing(desk.base, desk.dossier, ON).lines
    line = next(each.row for each in lines if each.row.nature == "public")
    funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(line.id, {"expires_on": date(2026, 5, 31)})])
    pay(desk, line.id, 1_000_00)
    (found,) = [each for each in tasks(desk, around) if each.kind == "funder_lapses"]
    assert (found.due_on, found.row, found.data["left"]) == (date(2026, 5, 31), line.id, 600_00)
    # Ninety-one days before, nobody is bothered with it.
    assert kinds(desk, around, date(2026, 3, 1)) == []

    pay(desk, line.id, 600_00, NEXT)
    assert kinds(desk, around) == ["funder_lapses"]
    assert kinds(desk, around, NEXT) == []


def test_a_decision_too_short_for_the_fund_is_told_as_soon_as_it_is_known(
    under_convention: Desk, around: Around
) -> None:
    desk = under_convention
    lines = funding.read_financing(desk.base, desk.dossier, ON).lines
    line = next(each.row.id for each in lines if each.row.nature == "public")
    funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(line, {"expires_on": date(2028, 12, 31)})])
    assert too_short(desk) == []

    # The balance is filed in May 2027 at the latest, and paid two years later at the latest.
    dossiers.edit_dossier(desk.base, desk.dossier, convention_ends_on=date(2027, 5, 1))
    (found,) = too_short(desk)
    assert (found.key, found.row, found.due_on) == (desk.dossier, line, date(2028, 12, 31))
    said = "Décision de Département à prolonger (1 600,00 €) : le fonds peut n’arriver que le 01/05/2029"
    assert " ".join(say_task(found).split()) == said
    assert (found.data["left"], found.data["late"]) == (1_600_00, date(2029, 5, 1))
    (funder,) = claims.read_claims(desk.base, desk.dossier, ON).funders
    assert funder.lapse is not None
    assert (funder.lapse.warned, funder.lapse.fund_late_on) == ("before_fund", found.data["late"])
    assert "funder_lapses" not in kinds(desk, around)

    # Filed earlier, it is paid earlier; what was withdrawn says nothing.
    key = claims.add_claim(desk.base, desk.dossier, desk.ground.feader, "balance", filed_on=date(2026, 3, 1))
    assert too_short(desk) == []
    claims.edit_claims(desk.base, desk.dossier, [RowEdit(key, {"withdrawn_on": ON})])
    assert too_short(desk) == [found]
    # Dated ahead, its payment is expected that day, not made.
    paid_on = [RowEdit(key, {"withdrawn_on": None, "paid_on": date(2029, 1, 1)})]
    claims.edit_claims(desk.base, desk.dossier, paid_on)
    assert [each.data["late"] for each in too_short(desk)] == [date(2029, 1, 1)]
    (funder,) = claims.read_claims(desk.base, desk.dossier, ON).funders
    assert funder.lapse is not None
    assert funder.lapse.fund_late_on == date(2029, 1, 1)
    claims.edit_claims(desk.base, desk.dossier, [RowEdit(key, {"withdrawn_on": ON, "paid_on": None})])
    # An amendment moves the end, once it is signed.
    end = add(desk, Amendment, position=0, kind="deadline", ends_on=date(2026, 12, 1), signed_on=ON)
    assert (end, too_short(desk)) == (end, [])


def test_a_decision_near_its_end_is_told_once(under_convention: Desk, around: Around) -> None:
    desk = under_convention
    dossiers.edit_dossier(desk.base, desk.dossier, convention_ends_on=date(2027, 5, 1))
    lines = funding.read_financing(desk.base, desk.dossier, ON).lines
    line = next(each.row.id for each in lines if each.row.nature == "public")
    for expires_on, early, late in ((date(2026, 5, 31), 1, 0), (date(2026, 6, 1), 0, 1)):
        funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(line, {"expires_on": expires_on})])
        assert (kinds(desk, around).count("funder_lapses"), len(too_short(desk))) == (early, late)
    pay(desk, line, 1_600_00)
    assert too_short(desk) == []


def test_a_convention_ends_until_its_balance_was_filed(under_convention: Desk, around: Around) -> None:
    desk = under_convention
    dossiers.edit_dossier(desk.base, desk.dossier, convention_ends_on=date(2026, 5, 1))
    assert kinds(desk, around) == ["convention_ends"]

    claims.add_claim(desk.base, desk.dossier, desk.ground.feader, "balance", filed_on=ON)
    assert kinds(desk, around) == ["claim_to_complete"]


def test_a_signed_amendment_moves_the_end_of_the_convention(under_convention: Desk, around: Around) -> None:
    desk = under_convention
    dossiers.edit_dossier(desk.base, desk.dossier, convention_ends_on=date(2026, 5, 1))
    later = add(desk, Amendment, position=0, kind="deadline", ends_on=date(2027, 5, 1))
    assert kinds(desk, around) == ["convention_ends"]

    with Unit(desk.base, act(desk.base, "edit_dossier")) as unit:
        unit.session.get_one(Amendment, later).signed_on = ON
        unit.commit()
    assert kinds(desk, around) == []


def test_a_claim_is_to_be_filed_then_completed_then_waited_for(under_convention: Desk, around: Around) -> None:
    desk = under_convention
    key = claims.add_claim(desk.base, desk.dossier, desk.ground.feader, ready_on=ON)
    assert kinds(desk, around) == ["claim_to_file"]

    for days, wanted in (
        ({"filed_on": ON}, ["claim_to_complete"]),
        ({"complete_on": ON}, []),
        ({"held_by": "gal"}, ["claim_in_hand"]),
    ):
        claims.edit_claims(desk.base, desk.dossier, [RowEdit(key, days)])
        assert kinds(desk, around) == wanted


def test_an_obligation_outlives_its_dossier_and_is_told_in_time(desk: Desk, around: Around) -> None:
    moves.change_status(desk.base, desk.dossier, "closed", ON)
    add(desk, FollowUp, kind="publicity", label="Plaque", due_on=date(2026, 4, 1), warn_days=30)
    assert tasks(desk, around, date(2026, 3, 1)) == []
    assert kinds(desk, around) == ["obligation"]


def test_a_finding_is_to_be_answered_until_it_was(desk: Desk, around: Around) -> None:
    control = add(desk, Control, body="region")
    for rank, answered in enumerate((None, None, ON)):
        finding = {"position": rank, "text": "?", "answer_due_on": date(2026, 3, 20), "answered_on": answered}
        add(desk, ControlFinding, owner="control_id", key=control, **finding)
    (found,) = [each for each in tasks(desk, around) if each.kind == "control_answer"]
    assert (found.row, found.data["count"]) == (control, 2)


def test_planned_claims_are_counted_against_those_made(under_convention: Desk, around: Around) -> None:
    desk = under_convention
    for rank, day in enumerate((date(2026, 2, 1), date(2026, 3, 15))):
        add(desk, PlannedClaim, position=rank, label=f"Demande {rank + 1}", amount=1_000_00, ready_on=day)
    claims.add_claim(desk.base, desk.dossier, desk.ground.feader, filed_on=ON, complete_on=ON)
    assert [each.data["label"] for each in tasks(desk, around) if each.kind == "claim_planned"] == ["Demande 2"]


def test_a_dossier_in_the_bin_or_ended_asks_nothing(desk: Desk, around: Around) -> None:
    dossiers.edit_dossier(desk.base, desk.dossier, next_step="Appeler", next_step_on=ON)
    dossiers.bin_dossier(desk.base, desk.dossier)
    assert tasks(desk, around) == []
    history.undo(desk.base)
    moves.change_status(desk.base, desk.dossier, "withdrawn", ON)
    assert tasks(desk, around) == []


def test_after_a_change_only_what_it_touched_is_read_again(
    desk: Desk, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_dossier(desk.base, desk.ground, "2026-002")
    before = tasks(desk, around)
    asked: list[Collection[int] | None] = []
    read = standing_tasks

    def watched(session: Session, on: date, keys: Collection[int] | None = None) -> dict[int, tuple[Task, ...]]:
        asked.append(keys)
        return read(session, on, keys)

    monkeypatch.setattr("leaderdesk.services.home.standing_tasks", watched)
    assert tasks(desk, around) == before
    moves.change_status(desk.base, desk.dossier, "acknowledged", ON)
    changed = tasks(desk, around)

    assert asked == [frozenset({desk.dossier})]
    desk.base.kept.clear()
    assert sorted(map(repr, tasks(desk, around))) == sorted(map(repr, changed))


def questions(desk: Desk, around: Around, on: date = ON) -> int:
    """How many the base is put by what is to be done today."""
    asked: list[str] = []
    desk.base.connection.set_trace_callback(asked.append)
    home.read_today(desk.base, around, on)
    desk.base.connection.set_trace_callback(None)
    return len(asked)


def test_however_many_dossiers_as_many_questions(desk: Desk, around: Around) -> None:
    # Since the base was opened, the library asks once for what it will not ask again.
    assert questions(desk, around) > 0
    desk.base.kept.clear()
    one = questions(desk, around)
    for rank in (2, 3):
        make_dossier(desk.base, desk.ground, f"2026-00{rank}")
    desk.base.kept.clear()
    assert questions(desk, around) == one


def test_the_base_is_asked_again_only_when_something_was_done_or_on_another_day(desk: Desk, around: Around) -> None:
    assert questions(desk, around) > 0
    assert questions(desk, around) == 0
    assert questions(desk, around, date(2026, 3, 3)) > 0
    notes.add_note(desk.base, desk.dossier, "Devis ?", ON, "Mairie", ON)
    assert kinds(desk, around) == ["asked"]
    history.undo(desk.base)
    assert kinds(desk, around) == []


def test_a_first_visit_has_nothing_to_compare_with(desk: Desk, around: Around) -> None:
    assert home.read_changes(desk.base, around) is None


def test_the_next_visit_tells_what_was_done_since(desk: Desk, around: Around) -> None:
    visits.end_visit(desk.base, around)
    dossiers.edit_dossier(desk.base, desk.dossier, title="La halle")
    notes.add_note(desk.base, desk.dossier, "Vu", ON)
    dossiers.edit_dossier(desk.base, desk.dossier, title="Le préau")
    history.undo(desk.base)

    found = home.read_today(desk.base, around, ON)
    assert found.changes is not None
    assert [(row.dossier, row.count) for row in found.changes.rows] == [("2026-001", 2)]
    assert found.keys == {"2026-001": desk.dossier}


def test_a_visit_stays_the_same_until_the_base_is_left(desk: Desk, around: Around) -> None:
    visits.end_visit(desk.base, around)
    first = visits.last_visit(desk.base, around)
    dossiers.edit_dossier(desk.base, desk.dossier, title="La halle")
    visits.end_visit(desk.base, around)
    assert visits.last_visit(desk.base, around) == first


def test_a_file_of_visits_that_makes_no_sense_is_none(desk: Desk, around: Around) -> None:
    around.folders.settings.mkdir(parents=True, exist_ok=True)
    (around.folders.settings / "visits.json").write_text('{"a": {"height": "x"}}', encoding="utf-8")
    assert visits.last_visit(desk.base, around) is None


def test_the_gauges_say_what_the_envelopes_hold(desk: Desk) -> None:
    add_envelope(desk, 20_000_00)
    found = {code: home.read_gauge(desk.base, code, ON).gauge for code in ("envelopes", "committee", "delays")}
    assert found == {
        "envelopes": EnvelopesGauge(Fraction(20_000), Fraction(0), over=0, waiting=0),
        "committee": CommitteeGauge(),
        # Without enough payments of its own, the programme's months.
        "delays": DelaysGauge((8, 14, 24), is_measured=False, cases=0),
    }


def test_a_target_is_spoken_of_six_months_before_its_day_until_it_is_met(desk: Desk) -> None:
    add_envelope(desk, 20_000_00)
    fields = {"fund_id": desk.ground.feader, "due_on": date(2026, 8, 31), "amount": 5_000_00}
    targets.edit_targets(desk.base, [RowEdit(None, fields), RowEdit(None, {**fields, "is_decommitment": True})])

    def told(on: date) -> tuple[Task, ...]:
        return home.read_gauge(desk.base, "envelopes", on).tasks

    assert sorted((each.kind, each.due_on, each.data["left"]) for each in told(ON)) == [
        ("decommitment", date(2026, 8, 31), Fraction(5_000)),
        ("target", date(2026, 8, 31), Fraction(5_000)),
    ]
    assert told(date(2026, 2, 28)) == told(date(2026, 9, 1)) == ()


def pay(desk: Desk, line: int, amount: int, on: date = ON) -> None:
    claims.edit_funder_payments(desk.base, line, [RowEdit(None, {"amount": amount, "paid_on": on})])


def add_envelope(desk: Desk, amount: int) -> None:
    fiches.set_envelope(desk.base, desk.ground.fiche, desk.ground.feader, amount)


def add(desk: Desk, table: type[Any], *, owner: str = "dossier_id", key: int | None = None, **fields: Any) -> int:
    made = desk.base.author.ids.key()
    with Unit(desk.base, act(desk.base, "edit_dossier")) as unit:
        unit.session.add(table(id=made, **{owner: key or desk.dossier}, **fields))
        unit.commit()
    return made


@pytest.fixture
def under_convention(desk: Desk) -> Desk:
    """6 400 € of the fund, under convention."""
    for stage in ("voted", "convention"):
        funding.say_amount(desk.base, desk.dossier, desk.ground.feader, stage, 6_400_00, ON)
    moves.change_status(desk.base, desk.dossier, "convention", date(2026, 2, 2))
    return desk
