"""What follows a sitting: read through section by section, then done as one batch that is undone as one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select

from leaderdesk.domain.envelopes.places import Noted, Ranked
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.money import half_up
from leaderdesk.domain.programmes.grid_sheets import GridSheet
from leaderdesk.domain.sheets.financing import main_fund
from leaderdesk.domain.sheets.sittings.batches import Batch, RankPlan, Said, Standing, batch_of, rank_plans
from leaderdesk.domain.sheets.sittings.closed import ClosedSheet, Seal, closed_sheet_of
from leaderdesk.domain.sittings.gestures import Decided
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.moves import allowed_moves, move_in
from leaderdesk.services.reading import whole_dossier
from leaderdesk.services.sitting_plans import title_of
from leaderdesk.services.sitting_rooms import facts_of, read_point
from leaderdesk.services.sittings import read_deeds_of, read_state
from leaderdesk.services.waiting import put_rank, ranks_in_force, ranks_taken_away
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Note, SealedRecord, StagedAmount
from leaderdesk.store.unit import Unit
from leaderdesk.words import sitting_follow as words

_CENTS = 100
_LIST = "waiting_list"


def read_closed(base: OpenBase, sitting_id: int) -> ClosedSheet:
    """The whole read-through, each figure with its source, and every sealed version."""
    sitting, facts = facts_of(base, sitting_id)
    return closed_sheet_of(
        read_state(base, sitting_id), read_deeds_of(base, sitting_id), sitting, facts, _seals(base, sitting_id)
    )


def prepare_closing(base: OpenBase, sitting_id: int) -> Batch:
    """What the decisions ask for: dossiers moved, amounts voted, conditions to follow, letters to prepare."""
    state, title = read_state(base, sitting_id), title_of(base, sitting_id)
    facts, decided = facts_of(base, sitting_id)[1], []
    for key in state.order:
        decision, known = state.done[key].decision, facts.get(key)
        if decision is not None and known is not None and known.dossier_id is not None:
            standing = _standing(base, key, known.dossier_id, state.ground.day)
            criteria = _titles(state.points[key].grid, decision)
            reason = words.reason_of(decision.reason, criteria)
            decided.append((standing, decision, Said(words.letter_to_prepare(decision.outcome, reason), reason)))
    on = state.ground.day
    waiting = [standing for standing, decision, _ in decided if decision.outcome == "waiting"]
    return batch_of(sitting_id, title, on, decided, _ranks(base, sitting_id, waiting, on))


def close_batch(base: OpenBase, sitting_id: int, points: Collection[str] | None = None) -> Done:
    """Do what was prepared, for some points or for all, as one entry; what was done already is not done again."""
    if read_state(base, sitting_id).phase != "closed":
        raise Refusal("not_closed")
    batch = prepare_closing(base, sitting_id)
    chosen = batch if points is None else batch.of(points)
    if chosen.is_empty:
        raise Refusal("nothing_to_follow")
    with Unit(base, act(base, "close_batch", sitting=batch.title)) as unit:
        for move in chosen.moves:
            if move.end is not None:
                move_in(unit, move.dossier_id, move.end, chosen.on)
        for amount in chosen.amounts:
            unit.session.add(
                StagedAmount(
                    id=unit.ids.key(),
                    dossier_id=amount.dossier_id,
                    fund_id=amount.fund_id,
                    stage="voted",
                    amount=half_up(amount.amount * _CENTS),
                    said_on=chosen.on,
                    origin="said",
                    reason=batch.title,
                )
            )
        for plan in chosen.ranks:
            put_rank(unit, plan.dossier_id, plan.rank, Ranked(plan.rank, chosen.on, sitting_id))
        _leave_notes(unit, base, chosen)
        return done(unit.commit(), "sittings", "dossiers")


def _leave_notes(unit: Unit, base: OpenBase, batch: Batch) -> None:
    """Conditions and letters are what notes already are: something asked of somebody for a day."""
    for condition in batch.conditions:
        asked = (condition.text, condition.owner or None, condition.due_on)
        _leave(unit, base, condition.dossier_id, batch, *asked)
    for letter in batch.letters:
        _leave(unit, base, letter.dossier_id, batch, letter.text, base.author.operator, None)


def _leave(
    unit: Unit, base: OpenBase, dossier_id: int, batch: Batch, text: str, asked_of: str | None, due_on: date | None
) -> None:
    unit.session.add(
        Note(
            id=unit.ids.key(),
            dossier_id=dossier_id,
            written_on=batch.on,
            author=base.author.operator,
            text=text,
            asked_of=asked_of,
            due_on=due_on,
        )
    )


def _standing(base: OpenBase, point: str, dossier_id: int, on: date) -> Standing:
    whole = whole_dossier(base, dossier_id)
    return Standing(
        point=point,
        dossier_id=dossier_id,
        number=whole.record.number,
        title=whole.record.title,
        holder=whole.holder.name,
        status=whole.status,
        since=max((step.since for step in whole.steps if step.until is None), default=None),
        options=allowed_moves(base, dossier_id, on),
        fund_id=main_fund(whole.funding),
        notes=frozenset((note.text, note.written_on) for note in whole.notes),
        voted={row.fund_id: row.said_on for row in whole.staged if row.stage == "voted"},
    )


def _ranks(base: OpenBase, sitting_id: int, waiting: Sequence[Standing], on: date) -> tuple[RankPlan, ...]:
    """Those that the notes of the sitting give to whom it puts on the list.

    A rank that stands, or that was taken away by hand, is not given again.
    """
    noted = []
    for standing in waiting:
        score = read_point(base, sitting_id, standing.point).score
        if score is not None and score.total is not None and _comes_on_list(standing, on):
            noted.append((standing, Noted(score.total, score.maximum, "committee")))
    keys = {standing.dossier_id for standing, _ in noted}
    if not keys:
        return ()
    given = ranks_in_force(base)
    plans = rank_plans(noted, max((each.rank for key, each in given.items() if key not in keys), default=0))
    settled = {*given, *ranks_taken_away(base, sitting_id)}
    return tuple(each for each in plans if each.dossier_id not in settled)


def _comes_on_list(standing: Standing, on: date) -> bool:
    """Whether the sitting put a dossier on the list, or what follows it does; one that has gone on since is left."""
    has_gone_on = standing.since is not None and standing.since > on
    return not has_gone_on and _LIST in {standing.status, *(each.status for each in standing.options)}


def _titles(grid: GridSheet | None, decision: Decided) -> Sequence[str]:
    return decision.criteria if grid is None else [grid.title_of(key) for key in decision.criteria]


def _seals(base: OpenBase, sitting_id: int) -> list[Seal]:
    with base.read() as session:
        rows = session.scalars(
            select(SealedRecord).where(SealedRecord.sitting_id == sitting_id).order_by(SealedRecord.version)
        )
        return [Seal(row.version, row.digest, row.sealed_on, row.reopened_on, row.reopened_for or "") for row in rows]
