"""Envelopes as the base has them: one truth for every reader, avenants, targets, the list, and every past day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from leaderdesk.domain.envelopes.replays import ReplayRules
from leaderdesk.domain.envelopes.rhythm import quarter_ends
from leaderdesk.domain.envelopes.rules import EnvelopeRules, write_envelope_rules
from leaderdesk.domain.envelopes.targets import MEASURES
from leaderdesk.domain.errors import Refusal
from leaderdesk.services import envelopes, fiches, funding, moves, sittings, targets
from leaderdesk.services.around import Around
from leaderdesk.services.avenants import edit_avenants, edit_transfers, read_avenants
from leaderdesk.services.bases import OpenBase, open_base
from leaderdesk.services.conventions import edit_amendments
from leaderdesk.services.delays import read_payments_ahead
from leaderdesk.services.dossiers import bin_dossier, edit_dossier, unbin_dossier
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.envelopes import aim_shares, read_envelopes, read_envelopes_ahead, read_shares
from leaderdesk.services.exports.making import write_export
from leaderdesk.services.history import undo
from leaderdesk.services.holders import HolderDraft, add_holder
from leaderdesk.services.merges import merge_holders
from leaderdesk.services.papers.envelopes import compose_envelopes
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.programmes import edit_gal
from leaderdesk.services.reading import today
from leaderdesk.services.reading_ahead import read_ahead
from leaderdesk.services.replays import replay_past
from leaderdesk.services.settings import set_setting
from leaderdesk.services.sitting_plans import SittingDraft, create_sitting
from leaderdesk.services.targets import edit_targets, read_targets
from leaderdesk.services.waiting import read_waiting
from leaderdesk.store.queries.envelopes import read_sheet
from leaderdesk.system.clock import SteppingClock
from leaderdesk.words import envelopes as words
from leaderdesk.words.failures import say
from leaderdesk.words.formats import money
from tests.domain.pots import facts
from tests.examples import put_example
from tests.factories import make_dossier
from tests.printed import rows_of
from tests.services.desk import ON, Desk
from tests.services.envelopes_oracle import envelopes_on, replayed
from tests.services.sitting_evenings import Evening, make_plan

WHOLE = 500_000_00


def give(desk: Desk, dossier: int, amount: int, status: str = "programmed") -> None:
    funding.say_amount(desk.base, dossier, desk.ground.feader, "voted", amount, ON)
    moves.change_status(desk.base, dossier, status, ON)


def second_pot(desk: Desk) -> int:
    """A second fiche-action with 100 000 € of the same fund."""
    programme = next(iter(fiche_programmes(desk.base)))
    from leaderdesk.services.programmes import Rules, add_fiche

    rules = Rules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5))
    fiche, _ = add_fiche(
        desk.base,
        programme_id=programme,
        code="1.2",
        title="Bâtir",
        rules=rules,
        holds_from=date(2023, 1, 1),
        envelopes={desk.ground.feader: 100_000_00},
    )
    return fiche


def fiche_programmes(base: OpenBase) -> set[int]:
    from sqlalchemy import select

    from leaderdesk.store.schema import Fiche

    with base.read() as session:
        return set(session.scalars(select(Fiche.programme_id)))


def avenant(desk: Desk, amount: int) -> int:
    """From the second envelope to the first."""
    edit_avenants(desk.base, [RowEdit(None, {"title": "Renforcer l’accueil"})])
    found = read_avenants(desk.base)
    key, pots = found.sheets[0].row.id, {str(pot): key for key, pot in found.pots.items()}
    ends = {"taken_from_id": pots["1.2/FEADER"], "given_to_id": pots["1.1/FEADER"]}
    edit_transfers(desk.base, key, [RowEdit(None, {**ends, "amount": amount})])
    return key


def granted(base: OpenBase) -> dict[str, int]:
    return {pot.fiche: pot.granted for pot in read_envelopes(base).pots}


def test_the_page_the_sitting_the_paper_and_the_workbook_say_the_same(base: OpenBase, tmp_path: Path) -> None:
    plan = make_plan(base, 20_000_00)
    hall, _ = plan.dossiers
    fund = read_envelopes(base).pots[0].row
    assert fund is not None
    funding.say_amount(base, hall, fund.fund_id, "voted", 5_000_00, ON)
    moves.change_status(base, hall, "programmed", ON)

    left = read_envelopes(base).pots[0].left
    evening = Evening(base, plan=plan)
    (paper,) = compose_envelopes(base, 0, read_letterhead(base))
    write_export(base, "envelopes", tmp_path / "book.xlsx")
    first, row, *_ = (
        openpyxl.load_workbook(tmp_path / "book.xlsx", data_only=True)
        .worksheets[0]
        .iter_rows(min_row=1, max_row=6, values_only=True)
    )
    (pot,) = sittings.read_state(evening.base, evening.sitting).ground.pots.values()

    assert left == 15_000_00
    assert pot.left == 15_000
    assert money(left) in rows_of(paper, title="Fiche-action")[1]
    assert row[first.index("Reste")] == 15_000 or 15_000 in row


def test_what_may_be_programmed_beyond_is_a_setting(desk: Desk) -> None:
    rules = EnvelopeRules(Fraction(1, 10), {"1.1": Fraction(1, 5)}, Fraction(1, 20))
    set_setting(desk.base, "envelope_rules", write_envelope_rules(rules))
    sheet = read_envelopes(desk.base)

    assert (sheet.pots[0].room, sheet.funds[0].room) == (600_000_00, 525_000_00)


def test_an_avenant_is_simulated_then_decided(desk: Desk) -> None:
    second_pot(desk)
    key = avenant(desk, 30_000_00)

    (simulated,) = read_avenants(desk.base).sheets
    assert [(each.before, each.after) for each in simulated.effects] == [
        (WHOLE, 530_000_00),
        (100_000_00, 70_000_00),
    ]
    assert (simulated.state, granted(desk.base)) == ("simulated", {"1.1": WHOLE, "1.2": 100_000_00})

    edit_avenants(desk.base, [RowEdit(key, {"decided_on": ON})])
    (decided,) = read_avenants(desk.base).sheets
    assert decided.state == "in_force"
    assert granted(desk.base) == {"1.1": 530_000_00, "1.2": 70_000_00}
    assert {pot.fiche: pot.granted for pot in read_envelopes(desk.base, ON - timedelta(1)).pots} == {
        "1.1": WHOLE,
        "1.2": 100_000_00,
    }


def test_an_avenant_that_would_leave_an_envelope_below_zero_is_refused_by_name(desk: Desk) -> None:
    second_pot(desk)
    key = avenant(desk, 130_000_00)
    (simulated,) = read_avenants(desk.base).sheets

    assert "1.2 · FEADER passerait sous zéro" in words.avenant_effect(simulated)
    with pytest.raises(Refusal) as refused:
        edit_avenants(desk.base, [RowEdit(key, {"decided_on": ON})])
    assert say(refused.value) == (
        "L’enveloppe 1.2/FEADER passerait sous zéro le 02/03/2026\u00a0: il y manque 30\u202f000,00\u00a0€."
        " Diminuez ce qui lui est pris, puis recommencez."
    )
    assert granted(desk.base) == {"1.1": WHOLE, "1.2": 100_000_00}


def test_an_avenant_that_no_longer_fits_is_said_and_not_counted(desk: Desk) -> None:
    fiche = second_pot(desk)
    edit_avenants(desk.base, [RowEdit(avenant(desk, 30_000_00), {"decided_on": ON})])
    fiches.set_envelope(desk.base, fiche, desk.ground.feader, 10_000_00)

    sheet = read_envelopes(desk.base)
    assert granted(desk.base) == {"1.1": WHOLE, "1.2": 10_000_00}
    assert next(words.remarks(sheet)).startswith("Les avenants ne sont pas comptés")


def test_three_hundred_thousand_euros_in_four_sittings_before_the_end_of_the_year(desk: Desk) -> None:
    day = today(desk.base)
    give(desk, desk.dossier, 100_000_00)
    for rank in range(4):
        create_sitting(desk.base, SittingDraft(f"Comité {rank}", day + timedelta(20 * rank + 1)))
    end = day + timedelta(120)
    edit_targets(desk.base, [RowEdit(None, {"amount": 400_000_00, "due_on": end, "is_decommitment": True})])

    (target,) = read_targets(desk.base).sheets
    assert target.progress is not None
    assert facts(target.progress.missing, target.progress.per_sitting) == (300_000, 75_000)
    told = words.target_told(target)
    assert "300\u202f000,00\u00a0€, soit 75\u202f000,00\u00a0€ par séance sur 4\u00a0séances." in told
    assert "le rythme ne peut pas être mesuré" in told


def test_a_target_takes_a_rate_in_place_of_its_amount(desk: Desk) -> None:
    edit_targets(desk.base, [RowEdit(None, {"label": "Profil"})])
    (target,) = read_targets(desk.base).sheets
    edit_targets(desk.base, [RowEdit(target.row.id, {"rate": Fraction(1, 2)})])

    (found,) = read_targets(desk.base).sheets
    assert (found.row.amount, found.row.rate) == (None, Fraction(1, 2))
    assert found.progress is not None
    assert found.progress.due == 250_000


def test_only_a_decommitment_that_is_missed_may_take_money_back(desk: Desk) -> None:
    passed = {"due_on": ON - timedelta(1), "amount": 50_000_00}
    edit_targets(desk.base, [RowEdit(None, passed), RowEdit(None, {**passed, "is_decommitment": True})])

    told = [words.target_told(each) for each in read_targets(desk.base).sheets]
    assert all("Objectif manqué" in each and money(50_000_00) in each for each in told)
    assert sorted("dégagement d’office" in each for each in told) == [False, True]


def target_due(desk: Desk, due_on: date, amount: int = 5_000_00, **fields: object) -> str:
    """A target on what is programmed, and what is said of it today."""
    edit_targets(desk.base, [RowEdit(None, {"due_on": due_on, "amount": amount, **fields})])
    (target,) = read_targets(desk.base).sheets
    return words.target_told(target)


def test_a_target_met_after_its_day_stays_missed_and_says_what_came_since(desk: Desk) -> None:
    give(desk, desk.dossier, 6_000_00)

    told = target_due(desk, ON - timedelta(1), is_decommitment=True)
    assert "Objectif manqué" in told
    assert f"{money(5_000_00)} peuvent faire l’objet d’un dégagement d’office." in told
    assert told.endswith(f"Depuis, cela a changé\u00a0: {money(6_000_00)} programmé au 02/03/2026.")


def test_a_target_met_on_its_day_stays_met_when_its_money_goes_later(desk: Desk, around: Around) -> None:
    give(desk, desk.dossier, 6_000_00)
    moves.change_status(desk.base, desk.dossier, "deprogrammed", ON + timedelta(10))
    clock = around.clock
    assert isinstance(clock, SteppingClock)
    clock.jump_to(datetime.combine(ON + timedelta(20), time(9), UTC))

    told = target_due(desk, ON)
    assert told.startswith(f"Objectif atteint\u00a0: {money(6_000_00)}")
    assert told.endswith(f"Depuis, cela a changé\u00a0: {money(0)} programmé au 22/03/2026.")


def test_a_past_target_that_nothing_changed_since_says_no_more(desk: Desk) -> None:
    assert target_due(desk, ON - timedelta(1)).endswith(f"il manque {money(5_000_00)}.")


def test_a_target_on_its_last_day_counts_no_day_and_shows_no_pace(desk: Desk) -> None:
    day = today(desk.base)
    assert target_due(desk, day) == (
        f"Dernier jour, le 02/03/2026\u00a0: il manque {money(5_000_00)} pour atteindre {money(5_000_00)} programmé."
        " Aucune séance n’est prévue ce jour-là."
    )
    create_sitting(desk.base, SittingDraft("Comité", day))
    (target,) = read_targets(desk.base).sheets
    assert words.target_told(target).endswith(f"À trouver ce jour-là\u00a0: {money(5_000_00)}, en une seule séance.")


@pytest.mark.parametrize("measure", MEASURES)
def test_the_pace_is_what_the_envelopes_gained_between_the_ends_of_quarters(
    measure: str, tmp_path: Path, around: Around
) -> None:
    base = open_base(put_example(tmp_path, around), around)
    fund = read_envelopes(base).pots[0].row
    assert fund is not None
    edit_targets(base, [RowEdit(None, {"label": "Tenu", "fund_id": fund.fund_id, "measure": measure, "amount": WHOLE})])
    target = next(each for each in read_targets(base).sheets if each.name == "Tenu")
    reached = [
        getattr(read_envelopes(base, day).overview.funds[fund.fund], measure) for day in quarter_ends(today(base))
    ]
    base.close()

    assert target.pace is not None
    gained = [after - before for before, after in pairwise(reached)]
    assert list(target.pace.quarters) == gained[-len(target.pace.quarters) :]
    assert not any(gained[: -len(target.pace.quarters)])
    assert any(gained)


def test_a_project_that_dies_leaves_its_money_to_the_next_on_the_list(desk: Desk) -> None:
    fiches.set_envelope(desk.base, desk.ground.fiche, desk.ground.feader, 8_000_00)
    give(desk, desk.dossier, 6_400_00)
    next_one = make_dossier(desk.base, desk.ground, "2026-002", "Relever le moulin")
    moves.change_status(desk.base, next_one, "waiting_list", ON)
    (before,) = read_waiting(desk.base).sheet.lines
    assert before.call.outcome == "too_large"

    moves.change_status(desk.base, desk.dossier, "deprogrammed", ON + timedelta(10))
    (line,) = read_waiting(desk.base).sheet.lines
    pot = read_envelopes(desk.base).pots[0]
    assert (pot.programmed, pot.figure("released"), pot.left) == (0, 6_400_00, 8_000_00)
    assert (line.taken.number, line.call.outcome) == ("2026-002", "to_vote")

    give(desk, next_one, 6_400_00)
    pot = read_envelopes(desk.base).pots[0]
    assert (pot.programmed, pot.left, pot.waiting) == (6_400_00, 1_600_00, ())


def test_a_change_of_one_dossier_reads_that_dossier_again_and_no_other(desk: Desk) -> None:
    other = make_dossier(desk.base, desk.ground, "2026-002")
    give(desk, other, 1_000_00)
    before = {each.number: each for each in read_envelopes(desk.base).dossiers}
    give(desk, desk.dossier, 2_000_00)

    sheet = read_envelopes(desk.base)
    after = {each.number: each for each in sheet.dossiers}
    assert after["2026-002"] is before["2026-002"]
    assert (sheet.whole.programmed, after["2026-001"].amount) == (3_000_00, 2_000_00)
    bin_dossier(desk.base, other)
    with desk.base.read() as session:
        assert read_envelopes(desk.base) == read_sheet(session, today(desk.base))


def test_a_change_that_touches_no_money_leaves_the_sheet_as_it_is_and_a_setting_does_not(desk: Desk) -> None:
    give(desk, desk.dossier, 2_000_00)
    before = read_envelopes(desk.base)
    edit_dossier(desk.base, desk.dossier, next_step="Appeler", next_step_on=ON)
    assert read_envelopes(desk.base) is before

    set_setting(desk.base, "envelope_rules", write_envelope_rules(EnvelopeRules(Fraction(1, 10))))
    assert read_envelopes(desk.base).pots[0].room == before.pots[0].room + WHOLE // 10
    second_pot(desk)
    assert len(read_envelopes(desk.base).pots) == len(before.pots) + 1


def test_what_is_read_ahead_then_changed_is_what_is_read_at_once(desk: Desk) -> None:
    others = [make_dossier(desk.base, desk.ground, f"2026-00{rank}") for rank in (2, 3, 4)]
    for key in others:
        give(desk, key, 1_000_00)
    assert [read_envelopes_ahead(desk.base, 2), read_payments_ahead(desk.base, 3)] == [2, 1]
    give(desk, desk.dossier, 2_000_00)
    give(desk, others[2], 4_000_00)
    bin_dossier(desk.base, others[0])

    assert read_envelopes_ahead(desk.base, 1) in {2, 3}
    assert read_envelopes(desk.base).whole.programmed == 7_000_00
    while read_ahead(desk.base):
        pass
    with desk.base.read() as session:
        assert read_envelopes(desk.base) == read_sheet(session, today(desk.base))


def test_the_parts_of_the_money_stand_beside_their_targets(desk: Desk) -> None:
    give(desk, desk.dossier, 6_000_00)
    give(desk, make_dossier(desk.base, desk.ground, "2026-002"), 2_000_00)
    aim_shares(desk.base, {"nature:public": Fraction(3, 4), "nature:private": Fraction(1, 4)})

    public, private = read_shares(desk.base)["nature"]
    assert (public.key, public.dossiers, public.programmed, public.part) == ("public", 2, Fraction(8_000), Fraction(1))
    assert words.share_gap(public) == "25\u00a0% au-dessus"
    assert (private.dossiers, words.share_gap(private)) == (0, "25\u00a0% au-dessous")


def test_the_part_of_the_gal_is_that_of_the_holder_it_named(desk: Desk) -> None:
    give(desk, desk.dossier, 6_000_00)
    other = add_holder(desk.base, HolderDraft("PETR", "public_body", "public"))
    give(desk, make_dossier(desk.base, replace(desk.ground, holder=other), "2026-002"), 2_000_00)
    unknown = read_shares(desk.base)["own"]
    assert [each.key for each in unknown] == [None]
    assert "dites quel porteur elle est" in words.shares_method("own", unknown)

    edit_gal(desk.base, holder_id=int(other))
    known = read_shares(desk.base)["own"]
    assert [(each.key, each.part) for each in known] == [("no", Fraction(3, 4)), ("yes", Fraction(1, 4))]
    assert "dites quel" not in words.shares_method("own", known)

    merge_holders(desk.base, desk.ground.holder, int(other))
    assert [(each.key, each.part) for each in read_shares(desk.base)["own"]] == [("yes", Fraction(1))]


def test_past_projects_are_replayed_on_what_the_others_left(tmp_path: Path, around: Around) -> None:
    base = open_base(put_example(tmp_path, around), around)
    sheet = read_envelopes(base)
    came, called = replay_past(base, ReplayRules()), replay_past(base, ReplayRules("call", Fraction(3, 5)))
    seen = {each.project.dossier for each in came.replay.lines}
    base.close()

    assert seen
    for pot, gauge in sheet.overview.pots.items():
        others = sum((each.gauge.programmed for each in sheet.by_pot[pot] if each.number not in seen), Fraction(0))
        given = sum(
            (each.project.asked for each in came.replay.lines if each.is_funded and each.project.pot == pot), others
        )
        assert came.replay.left[pot] == gauge.granted - given
    assert {each.fate for each in called.replay.lines} == {"funded", "below_threshold"}


def test_every_figure_of_any_day_is_that_of_the_journal(tmp_path: Path, around: Around) -> None:
    path = put_example(tmp_path, around)
    base = open_base(path, around)
    fund = next(iter(read_envelopes(base).rows.values()))
    days = [date(2023, 6, 30) + timedelta(91 * rank) for rank in range(15)]
    sheets = {on: read_envelopes(base, on) for on in days}
    base.close()
    tables = replayed(path)

    assert fund.amount
    for on, sheet in sheets.items():
        found = {
            (pot.row.fiche_id, pot.row.fund_id): {
                name: pot.figure(name) for name in ("programmed", "convention", "paid", "released")
            }
            for pot in sheet.pots
            if pot.row
        }
        assert found == envelopes_on(tables, on), on
    assert sheets[days[-1]].whole.paid > 0
    assert sheets[days[-1]].whole.figure("released") > 0


def test_a_day_that_is_over_and_the_pace_follow_what_is_done_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    other, past = make_dossier(desk.base, desk.ground, "2026-002"), ON - timedelta(1)
    fund, first = desk.ground.feader, desk.dossier
    target = {"due_on": date(2026, 12, 31), "fund_id": fund, "amount": 9_000_00, "measure": "programmed"}
    edit_targets(desk.base, [RowEdit(None, target)])

    def done() -> Iterator[Callable[[], object]]:
        yield lambda: funding.say_amount(desk.base, first, fund, "voted", 5_000_00, past)
        yield lambda: moves.change_status(desk.base, first, "programmed", past)
        yield lambda: moves.change_status(desk.base, other, "programmed", past)
        yield lambda: funding.say_amount(desk.base, first, fund, "voted", 4_000_00, past - timedelta(1))
        yield lambda: edit_dossier(desk.base, other, fiche_id=None)
        yield lambda: undo(desk.base)
        yield lambda: bin_dossier(desk.base, first)
        yield lambda: unbin_dossier(desk.base, first)
        yield lambda: add_holder(desk.base, HolderDraft("Foyer"))
        yield lambda: edit_gal(desk.base, name="GAL")

    for step in done():
        step()
        kept, paced = read_envelopes(desk.base, past), read_targets(desk.base)
        desk.base.kept.clear()
        assert kept == read_envelopes(desk.base, past)
        assert paced == read_targets(desk.base)
        with desk.base.read() as session:
            assert kept == read_sheet(session, past, is_today=False)

    # Only the dossier that was touched is read again.
    asked = list[Collection[int] | None]()
    for name in ("fund_facts", "money_histories"):
        home = envelopes if name == "fund_facts" else targets
        whole = getattr(home, name)
        monkeypatch.setattr(home, name, _heard(whole, asked))
    funding.say_amount(desk.base, other, fund, "voted", 1_000_00, past)
    read_envelopes(desk.base, past)
    read_targets(desk.base)
    assert [sorted(each or ()) for each in asked] == [[other]] * 3


def _heard(whole: Callable[..., object], asked: list[Collection[int] | None]) -> Callable[..., object]:
    def heard(session: object, *given: Any, **named: Any) -> object:
        asked.append(next((each for each in given if not isinstance(each, date)), None))
        return whole(session, *given, **named)

    return heard


def test_an_amendment_to_be_signed_counts_from_its_day_on(desk: Desk, around: Around) -> None:
    tomorrow = ON + timedelta(1)
    fund = desk.ground.feader
    funding.say_amount(desk.base, desk.dossier, fund, "voted", 6_000_00, ON)
    moves.change_status(desk.base, desk.dossier, "programmed", ON)
    fields = {"kind": "amount", "fund_id": fund, "amount": 4_000_00, "signed_on": tomorrow}
    edit_amendments(desk.base, desk.dossier, [RowEdit(None, fields)])

    assert read_envelopes(desk.base).whole.programmed == 6_000_00
    assert read_envelopes(desk.base) == read_envelopes(desk.base, ON)
    assert read_envelopes(desk.base, tomorrow).whole.programmed == 4_000_00
    clock = around.clock
    assert isinstance(clock, SteppingClock)
    clock.jump_to(datetime.combine(tomorrow, time(9), UTC))
    assert read_envelopes(desk.base).whole.programmed == 4_000_00
