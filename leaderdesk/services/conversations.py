"""The contact log: who called about what, what was answered, and the dossier that came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.conversations import ConversationRow
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.orientations.answers import Answers, Ground, GroundFiche, read_answers, write_answers
from leaderdesk.domain.orientations.orienting import orient
from leaderdesk.domain.programmes.aids import with_aids
from leaderdesk.domain.programmes.settings import read_communes, read_other_funds
from leaderdesk.services.arrivals import Arrival, ArrivalCost, begin_dossier_in, holder_named_in
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.holders import HolderDraft
from leaderdesk.services.numbers import next_number
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of, needed, put
from leaderdesk.services.settings import cost_rules, payment_delays, setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.checklists import checklist_for, programme_aids
from leaderdesk.store.queries.conversations import conversation_rows
from leaderdesk.store.queries.programmes import rules_in_force, rules_of
from leaderdesk.store.schema import Conversation, Dossier, Fiche
from leaderdesk.store.unit import Unit
from leaderdesk.words.conversations import cost_label, title_of, told

_CENTS = 100


@dataclass(frozen=True, slots=True)
class ConversationDraft:
    """A call or a visit as it is noted."""

    held_on: date
    caller: str
    about: str = ""
    phone: str | None = None
    email: str | None = None
    commune: str | None = None
    answered: str | None = None
    asked_of: str | None = None
    due_on: date | None = None
    fits: str | None = None
    fiche_id: int | None = None
    holder_id: int | None = None


def list_conversations(base: OpenBase) -> list[ConversationRow]:
    """Every conversation, the latest first, those in the bin included."""
    with base.read() as session:
        return conversation_rows(session)


def add_conversation(base: OpenBase, draft: ConversationDraft) -> Made:
    """Note a call or a visit."""
    row = Conversation(id=base.author.ids.key(), author=base.author.operator, **asdict(draft))
    with Unit(base, act(base, "add_conversation", caller=needed(draft.caller))) as unit:
        unit.session.add(row)
        return made(row.id, unit.commit(), "conversations")


def edit_conversation(base: OpenBase, conversation_id: int, **fields: Any) -> Done:
    """Change what was noted."""
    if "caller" in fields:
        needed(fields["caller"])
    with Unit(base, act(base, "edit_conversation", caller=_caller(base, conversation_id))) as unit:
        put(found(unit, Conversation, conversation_id), fields)
        return done(unit.commit(), "conversations")


def finish_conversation(base: OpenBase, conversation_id: int, on: date | None) -> Done:
    """Note the day what was to be done was done, or that it is still to do."""
    caller = _caller(base, conversation_id)
    deed = act(base, "finish_conversation", caller=caller) if on else act(base, "reopen_conversation", caller=caller)
    with Unit(base, deed) as unit:
        found(unit, Conversation, conversation_id).done_on = on
        return done(unit.commit(), "conversations")


def bin_conversations(base: OpenBase, conversation_ids: Sequence[int]) -> Done:
    """Put conversations in the bin as one action."""
    return _move(base, "bin", conversation_ids, today(base))


def unbin_conversations(base: OpenBase, conversation_ids: Sequence[int]) -> Done:
    """Take conversations out of the bin as one action."""
    return _move(base, "unbin", conversation_ids, None)


def read_ground(base: OpenBase) -> Ground:
    """All that the programme says to somebody who calls, read once for a whole conversation."""
    day = today(base)
    with base.read() as session:
        fiches = session.scalars(select(Fiche).where(Fiche.binned_on.is_(None)).order_by(Fiche.position)).all()
        known, aids = [], programme_aids(session)
        for fiche in fiches:
            rules = rules_in_force(session, fiche.id, day)
            known.append(
                GroundFiche(
                    id=fiche.id,
                    code=fiche.code,
                    title=fiche.title,
                    purpose=fiche.purpose or "",
                    rules=rules_of(rules) if rules else None,
                    checklist=with_aids(checklist_for(session, fiche.id, day)[1], aids),
                )
            )
    return Ground(
        fiches=tuple(known),
        cost_rules=cost_rules(base),
        other_funds=read_other_funds(setting(base, "other_funds")),
        communes=read_communes(setting(base, "territory_communes")),
        payment_delays=payment_delays(base),
    )


def keep_orientation(base: OpenBase, conversation_id: int, answers: Answers) -> Done:
    """Keep what was answered, whether LEADER suits, and under which fiche-action."""
    orientation = orient(answers, read_ground(base))
    with Unit(base, act(base, "keep_orientation", caller=_caller(base, conversation_id))) as unit:
        row = found(unit, Conversation, conversation_id)
        row.orientation = write_answers(answers)
        row.fits, row.fiche_id = orientation.fits, orientation.fiche_id
        # What was only said in the orientation is what the conversation was about.
        row.about, row.commune = row.about or answers.about, row.commune or answers.commune
        return done(unit.commit(), "conversations")


def begin_answers(row: ConversationRow) -> Answers:
    """The answers of a conversation before anything was asked: what it already says."""
    return Answers(row.held_on, about=row.about, commune=row.commune, fiche_id=row.fiche_id)


def read_conversation(base: OpenBase, conversation_id: int) -> ConversationRow:
    """One conversation."""
    row = next((each for each in list_conversations(base) if each.id == conversation_id), None)
    if row is None:
        raise Refusal("record_gone")
    return row


def read_orientation(base: OpenBase, conversation_id: int) -> Answers | None:
    """What was answered; None where nothing was asked."""
    with base.read() as session:
        text = session.scalar(select(Conversation.orientation).where(Conversation.id == conversation_id))
    return read_answers(text) if text else None


def become_dossier(base: OpenBase, conversation_id: int, *, on: date | None = None) -> Made:
    """Make a dossier of a conversation, with its holder and all that was answered."""
    day = on or today(base)
    number = next_number(base, day)
    with base.read() as session:
        row = session.get(Conversation, conversation_id)
        if row is None:
            raise Refusal("record_gone")
        if row.dossier_id is not None:
            raise Refusal("already_a_dossier", dossier=session.get_one(Dossier, row.dossier_id).number)
        caller, answers = row.caller, read_answers(row.orientation) if row.orientation else Answers(row.held_on)
        arrival = _arrival(row, answers, number, day, base.author.operator)
    with Unit(base, act(base, "become_dossier", dossier=arrival.number, caller=caller)) as unit:
        row = found(unit, Conversation, conversation_id)
        row.holder_id = row.holder_id or holder_named_in(unit, _holder(row, answers))
        row.dossier_id = begin_dossier_in(unit, row.holder_id, arrival)
        return made(row.dossier_id, unit.commit(), "conversations", "dossiers", "holders")


def _arrival(row: Conversation, answers: Answers, number: str, on: date, author: str) -> Arrival:
    return Arrival(
        number=number,
        title=title_of(row.about, row.caller),
        status="contact",
        on=on,
        note=told(row.held_on, row.author, row.about, row.answered),
        author=author,
        fiche_id=row.fiche_id or answers.fiche_id,
        starts_on=answers.starts_on,
        ends_on=answers.ends_on,
        summary=row.about or None,
        regime=answers.regime,
        benefits_territory=answers.benefits_territory,
        costs=tuple(ArrivalCost(cost_label(cost.kind), cost.kind, int(cost.amount * _CENTS)) for cost in answers.costs),
    )


def _holder(row: Conversation, answers: Answers) -> HolderDraft:
    draft = HolderDraft(row.caller, siret=answers.siret, commune=answers.commune or row.commune)
    return replace(
        draft,
        legal_kind=answers.legal_kind or draft.legal_kind,
        nature=answers.nature or draft.nature,
        is_inside=answers.is_inside,
    )


def _move(base: OpenBase, move: str, conversation_ids: Sequence[int], on: date | None) -> Done:
    callers = [_caller(base, each) for each in conversation_ids]
    if len(callers) == 1:
        deed = act(base, f"{move}_conversation", caller=callers[0])
    else:
        deed = act(base, f"{move}_conversations", count=str(len(callers)))
    with Unit(base, deed) as unit:
        for each in conversation_ids:
            found(unit, Conversation, each).binned_on = on
        return done(unit.commit(), "conversations")


def _caller(base: OpenBase, conversation_id: int) -> str:
    return name_of(base, Conversation, conversation_id, "caller")
