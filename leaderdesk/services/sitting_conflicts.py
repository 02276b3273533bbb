"""The interests worth a question before a sitting: suggested, confirmed, or dismissed with a reason that is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from leaderdesk.domain.conflicts import Party, Person
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.matching import Address
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sittings.conflicts import Answered, Project, Suggested, suggestions_of
from leaderdesk.services.bases import act
from leaderdesk.services.done import Made, made
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import today, whole_dossier
from leaderdesk.services.records import name_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.preparations import answered_interests, contacts_of, linked_members, plan_of
from leaderdesk.store.queries.sittings import agenda_rows
from leaderdesk.store.schema import Interest, Member
from leaderdesk.store.unit import Unit
from leaderdesk.words.committee import say_suggestion

_BETWEEN = re.compile(r"[\n,;]")
_TOPICS = ("committee", "sittings")


def read_suggestions(base: OpenBase, sitting_id: int) -> tuple[Suggested, ...]:
    """What nobody answered yet, for the people and the dossiers of a sitting."""
    with base.read() as session:
        plan = plan_of(session, sitting_id, "absent")
        keys = [row.dossier_id for row in agenda_rows(session, sitting_id) if row.dossier_id is not None]
    wholes = [whole_dossier(base, key) for key in dict.fromkeys(keys)]
    return suggestions_in(base, wholes, plan.held_on)


def suggestions_in(base: OpenBase, wholes: Sequence[WholeDossier], day: date) -> tuple[Suggested, ...]:
    """The same for dossiers that were read already, and the committee of a day."""
    with base.read() as session:
        contacts = contacts_of(session, [whole.holder.id for whole in wholes])
        members, answered = linked_members(session, day), answered_interests(session)
    projects = [Project(each.record.id, _parties(each, contacts.get(each.holder.id, ()))) for each in wholes]
    return suggestions_of(projects, members, answered, day)


def read_interests(base: OpenBase, sitting_id: int) -> tuple[Answered, ...]:
    """The interests declared or set aside in the dossiers of a sitting."""
    with base.read() as session:
        keys = {row.dossier_id for row in agenda_rows(session, sitting_id)}
        return tuple(each for each in answered_interests(session) if each.dossier_id in keys)


def confirm_suggestion(base: OpenBase, suggested: Suggested, reason: str = "") -> Made:
    """Make an interest of a suggestion: its person will leave for the dossier."""
    because = reason.strip() or say_suggestion(suggested.suggestion)
    return _answer(base, suggested, "declared", because)


def dismiss_suggestion(base: OpenBase, suggested: Suggested, reason: str) -> Made:
    """Set a suggestion aside; the same link is not suggested again, for this dossier nor for the next ones."""
    if not reason.strip():
        raise Refusal("reason_needed")
    return _answer(base, suggested, "dismissed", reason.strip())


def _answer(base: OpenBase, suggested: Suggested, state: str, reason: str) -> Made:
    member, dossier = name_of(base, Member, suggested.member_id), number_of(base, suggested.dossier_id)
    party = suggested.suggestion.party
    if state == "declared":
        deed = act(base, "declare_interest", member=member, dossier=dossier)
    else:
        deed = act(base, "dismiss_interest", member=member, dossier=dossier)
    with Unit(base, deed) as unit:
        row = Interest(
            id=unit.ids.key(),
            member_id=suggested.member_id,
            dossier_id=suggested.dossier_id,
            state=state,
            role=party.role,
            party=party.name,
            suggestion=suggested.suggestion.reason,
            reason=reason,
            author=base.author.operator,
            said_on=today(base),
        )
        unit.session.add(row)
        return made(row.id, unit.commit(), *_TOPICS)


def _parties(whole: WholeDossier, people: tuple[Person, ...]) -> tuple[Party, ...]:
    holder = whole.holder
    line = (holder.address or "").strip()
    address = Address(line, holder.postcode or "", holder.commune or "") if line else None
    found = [Party("holder", holder.name, holder.siret, address, people, holder.legal_kind == "commune")]
    partners = [name.strip() for name in _BETWEEN.split(whole.record.partners or "")]
    found += [Party("partner", name) for name in dict.fromkeys(partners) if name]
    # What was refused binds nobody.
    given = [row.name for row in whole.funding if row.nature in {"public", "private"} and row.refused_on is None]
    return (*found, *(Party("funder", name) for name in dict.fromkeys(given) if name))
