"""The demonstration base follows the rules that it shows: what its sittings decided, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from leaderdesk.domain.sheets.heads import read_sheets
from leaderdesk.domain.sheets.sittings.batches import MovePlan
from leaderdesk.domain.sittings.decisions import award_of, pot_of
from leaderdesk.domain.sittings.gestures import Decided
from leaderdesk.domain.sittings.ground import GRANTS
from leaderdesk.domain.sittings.records import verify_record
from leaderdesk.domain.sittings.state import State
from leaderdesk.services import sitting_batches, sitting_lists, sitting_rooms, sittings
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.reading import payment_delays, whole_dossier
from leaderdesk.store.schema import SealedRecord, Sitting

TODAY = date(2026, 11, 21)
VOTED = {"programmed", "convention", "in_progress", "claimed", "paid", "closed", "in_control", "deprogrammed"}


def held(base: OpenBase) -> list[tuple[int, State]]:
    """Every sitting that was held, with its state."""
    rows = [row for row in sitting_lists.read_sittings(base, TODAY) if row.phase != "preparation"]
    return [(row.id, sittings.read_state(base, row.id)) for row in rows]


def granted(base: OpenBase) -> Iterator[tuple[State, str, Decided]]:
    """Every project that was given something."""
    for _, state in held(base):
        for key in state.order:
            decided = state.done[key].decision
            if decided is not None and decided.outcome in GRANTS:
                yield state, key, decided


def test_no_project_is_granted_that_its_grid_set_aside(shown: OpenBase) -> None:
    found = [
        (state.points[key].title, score.verdict) for state, key, _ in granted(shown) if (score := state.score(key))
    ]

    assert len(found) == 4
    assert {verdict for _, verdict in found} == {"pass"}


def test_waiting_list_holds_projects_that_passed(shown: OpenBase) -> None:
    waiting = [
        score.verdict
        for _, state in held(shown)
        for key in state.order
        if (decided := state.done[key].decision) and decided.outcome == "waiting" and (score := state.score(key))
    ]

    assert waiting == ["pass", "pass"]


def test_every_project_of_an_agenda_was_decided(shown: OpenBase) -> None:
    projects = [
        state.done[key] for _, state in held(shown) for key in state.order if state.points[key].kind == "project"
    ]

    assert len(projects) == 16
    assert all(noted.decision is not None for noted in projects)


def test_every_grant_rests_on_an_adopted_vote_with_its_quorum(shown: OpenBase) -> None:
    votes = [(state, key, state.done[key].last_vote) for state, key, _ in granted(shown)]

    assert all(vote is not None and vote.is_adopted for _, _, vote in votes)
    assert all(vote.outcome.record.quorum.is_quorate for _, _, vote in votes if vote is not None)
    assert all(not vote.people & state.barred(key) for state, key, vote in votes if vote is not None)


def test_no_amount_goes_beyond_its_cap_or_its_envelope(shown: OpenBase) -> None:
    amounts = [(award_of(state, key), decided.amount) for state, key, decided in granted(shown) if decided.amount]

    assert len(amounts) == 4
    assert all(award is not None and amount <= award.most.fund for award, amount in amounts)
    assert all(pot_of(state, name).left >= 0 for _, state in held(shown) for name in state.ground.pots)


def test_dossiers_are_where_the_sealed_sitting_put_them(shown: OpenBase) -> None:
    (sealed,) = [key for key, _ in held(shown) if sitting_lists.read_plan(shown, key).phase == "sealed"]
    batch = sitting_batches.prepare_closing(shown, sealed)

    # A dossier may have gone on since; the state that the sitting gave is then behind it.
    assert [move for move in batch.moves if not _is_done(shown, move, batch.on)] == []
    assert (batch.amounts, batch.conditions, batch.letters) == ((), (), ())


def _is_done(base: OpenBase, move: MovePlan, on: date) -> bool:
    ends = {
        "favourable": {"programmed", "opinion"},
        "reservations": {"programmed", "opinion"},
        "postponed": {"postponed"},
        "refused": {"refused"},
        "waiting": {"waiting_list"},
    }[move.outcome]
    return any(step.status in ends and step.since == on for step in whole_dossier(base, move.dossier_id).steps)


def test_decisions_of_the_closed_sitting_wait_for_their_follow_up(shown: OpenBase) -> None:
    (closed,) = [key for key, _ in held(shown) if sitting_lists.read_plan(shown, key).phase == "closed"]
    batch = sitting_batches.prepare_closing(shown, closed)

    assert [move.end for move in batch.moves] == ["programmed", "opinion", "opinion", "opinion"]
    assert [len(part) for part in (batch.amounts, batch.conditions, batch.letters)] == [1, 1, 4]


def test_state_given_by_a_committee_that_is_held_here_comes_from_it(shown: OpenBase) -> None:
    """No dossier says that a sitting of the base decided of it unless it was on its agenda."""
    days, agenda = {state.ground.day for _, state in held(shown)}, set()
    for key, state in held(shown):
        agenda |= {(facts.dossier_id, state.ground.day) for facts in sitting_rooms.facts_of(shown, key)[1].values()}

    decided = {"opinion", "programmed", "refused", "postponed", "waiting_list"}
    steps = {
        (row.id, step.since)
        for row in list_dossiers(shown)
        for step in whole_dossier(shown, row.id).steps
        if step.status in decided and step.since in days
    }
    assert len(steps) == 12
    assert steps <= agenda


def test_every_voted_amount_is_there(shown: OpenBase) -> None:
    wholes = [whole_dossier(shown, row.id) for row in list_dossiers(shown)]
    voted = {whole.record.title for whole in wholes if any(row.stage == "voted" for row in whole.staged)}

    assert voted == {whole.record.title for whole in wholes if VOTED & {step.status for step in whole.steps}}


def test_amounts_fall_from_stage_to_stage(shown: OpenBase) -> None:
    found = {}
    for row in list_dossiers(shown):
        whole = whole_dossier(shown, row.id)
        sheets = read_sheets(whole, payment_delays(shown, whole, TODAY), TODAY)
        chains = sheets.financing.chains
        found[row.title] = sum(len(chain.problems) + len(chain.date_problems) for chain in chains)

    assert {title: count for title, count in found.items() if count} == {}


def test_each_sealed_sitting_is_verified(shown: OpenBase) -> None:
    with shown.read() as session:
        records = session.scalars(select(SealedRecord.record)).all()
        sealed = session.scalars(select(Sitting.id).where(Sitting.phase == "sealed")).all()

    assert len(records) == len(sealed) == 1
    assert [verify_record(record).problems for record in records] == [()]
