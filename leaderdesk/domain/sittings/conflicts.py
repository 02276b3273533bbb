"""The interests that are worth a question before a sitting, and those that were answered already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.conflicts import Dismissal, Member, Party, Suggestion, screen_member

_ROLES = ("holder", "partner", "funder")


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered of a link before: an interest declared, or a suggestion set aside with its reason."""

    id: int
    member_id: int
    member: str
    dossier_id: int
    is_declared: bool
    reason: str
    said_on: date
    role: str | None = None
    party: str | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Suggested:
    """A link to confirm or to dismiss: who, in which dossier, and what it was seen on."""

    member_id: int
    dossier_id: int
    suggestion: Suggestion

    @property
    def member(self) -> str:
        """Whose interest it would be."""
        return self.suggestion.member


@dataclass(frozen=True, slots=True)
class Project:
    """A dossier of the agenda and everybody who takes part in it."""

    dossier_id: int
    parties: tuple[Party, ...]


def suggestions_of(
    projects: Sequence[Project], members: Mapping[int, Member], answered: Sequence[Answered], on: date
) -> tuple[Suggested, ...]:
    """What nobody answered yet, project after project: links with the holder first, then by name."""
    of_member = {key: [each for each in answered if each.member_id == key] for key in members}
    found: list[Suggested] = []
    for project in projects:
        own = [
            Suggested(key, project.dossier_id, suggestion)
            for key, member in sorted(members.items(), key=lambda each: each[1].key)
            for suggestion in _open_links(project, member, of_member[key], on)
        ]
        found += sorted(own, key=lambda each: _ROLES.index(each.suggestion.party.role))
    return tuple(found)


def _open_links(project: Project, member: Member, answered: Sequence[Answered], on: date) -> Sequence[Suggestion]:
    here = [each for each in answered if each.dossier_id == project.dossier_id]
    # What was lifted without a word of the link answers for the whole dossier.
    if any(each.is_declared or each.suggestion is None for each in here):
        return ()
    aside = {each.suggestion for each in here if each.party is None}
    dismissals = [dismissal for each in answered if (dismissal := _dismissal(each)) is not None]
    screening = screen_member(member, project.parties, on, dismissals=dismissals)
    return [each for each in screening.suggestions if each.reason not in aside]


def _dismissal(answered: Answered) -> Dismissal | None:
    if answered.is_declared or answered.role is None or answered.party is None or answered.suggestion is None:
        return None
    return Dismissal(
        answered.member,
        answered.role,  # type: ignore[arg-type]  # its column says so
        answered.party,
        None,
        answered.suggestion,  # type: ignore[arg-type]  # what a suggestion said
        answered.reason,
        answered.said_on,
    )
