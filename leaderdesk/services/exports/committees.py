"""What the committee noted and decided: a row for each project, for each criterion, for each member and criterion."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Protocol

from leaderdesk.documents.sheets.writing.books import Sheet
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.money import half_up
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, PointMinutes
from leaderdesk.domain.sheets.sittings.scores import Cell, CriterionResult, SheetRow
from leaderdesk.services.exports.columns import Told, grouped, share, tabled, told
from leaderdesk.services.papers.minutes import read_minutes
from leaderdesk.services.reading import today
from leaderdesk.services.sitting_grounds import committee_rules
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.dossiers import dossier_rows
from leaderdesk.store.queries.exported import held_sittings
from leaderdesk.words import exports as words
from leaderdesk.words import sitting_notes
from leaderdesk.words.paper_minutes import is_counted

_CENTS = 100


@dataclass(frozen=True, slots=True)
class Examined:
    """A project of a sitting."""

    sitting: MinutesSheet
    point: PointMinutes
    # What the dossier costs today, in cents.
    cost: int | None = None

    @property
    def total_cost(self) -> int | None:
        """What was presented; of an opinion, which has no plan, what the dossier costs today."""
        return self.cost or None if self.point.plan is None else cents(self.point.plan.total_cost)

    @property
    def name(self) -> str:
        """The sitting as people call it."""
        facts = self.sitting.closed.facts
        return words.sitting(facts.number, facts.title)

    @property
    def day(self) -> date:
        """When it was held."""
        return self.sitting.closed.day


@dataclass(frozen=True, slots=True)
class OnCriterion:
    """A project on one criterion."""

    examined: Examined
    criterion: CriterionResult


@dataclass(frozen=True, slots=True)
class MemberNote:
    """What one member noted of one project on one criterion."""

    examined: Examined
    member: str
    criterion: CriterionResult
    cell: Cell
    row: SheetRow | None


_PROJECT: tuple[Told[Examined], ...] = (
    told("holder", "text", lambda each: each.point.sheet.facts.holder),
    told("number", "text", lambda each: each.point.sheet.facts.number),
    told("title", "text", lambda each: each.point.sheet.point.title),
)
_MONEY: tuple[Told[Examined], ...] = (
    told("total_cost", "money", lambda each: each.total_cost),
    told("requested_fund", "money", lambda each: cents(each.point.sheet.facts.asked)),
)
_SCORE: tuple[Told[Examined], ...] = (
    told("score", "number", lambda each: each.point.sheet.score.total if each.point.sheet.score else None),
    told("maximum", "number", lambda each: each.point.sheet.score.maximum if each.point.sheet.score else None),
    share("score_rate", "score", "maximum"),
    told("threshold", "number", lambda each: each.point.sheet.score.threshold if each.point.sheet.score else None),
    told("rank", "count", lambda each: each.point.sheet.score.rank if each.point.sheet.score else None),
)
_COMMITTEE: tuple[Told[Examined], ...] = (
    *_PROJECT,
    told("fiche", "text", lambda each: each.point.sheet.facts.fiche),
    told("sitting", "text", lambda each: each.name),
    told("held_on", "day", lambda each: each.day),
    *_MONEY,
    *_SCORE,
    told("decision", "text", lambda each: words.decision(each.point.sheet.point.decision)),
    told("outcome", "text", lambda each: words.outcome(each.point.outcome)),
    told("granted", "money", lambda each: cents(each.point.amount)),
    told("remark", "text", lambda each: _remark(each.point)),
)
_SCORES: tuple[Told[Examined], ...] = (
    *_PROJECT,
    told("sitting", "text", lambda each: each.name),
    told("held_on", "day", lambda each: each.day),
    told("grid", "text", lambda each: each.point.sheet.score.title if each.point.sheet.score else None),
    told("sheets", "count", lambda each: each.point.sheet.score.counted if each.point.sheet.score else None),
    *_SCORE,
    told("outcome", "text", lambda each: words.outcome(each.point.outcome)),
)


class OfExamined(Protocol):
    """What is said of one project of a sitting."""

    @property
    def examined(self) -> Examined:
        """The project."""


_WHAT: tuple[Told[OfExamined], ...] = (
    told("holder", "text", lambda each: each.examined.point.sheet.facts.holder),
    told("number", "text", lambda each: each.examined.point.sheet.facts.number),
    told("title", "text", lambda each: each.examined.point.sheet.point.title),
    told("sitting", "text", lambda each: each.examined.name),
)
_CRITERIA: tuple[Told[OnCriterion], ...] = (
    *_WHAT,
    told("criterion", "text", lambda each: each.criterion.title),
    told("criterion_score", "number", lambda each: each.criterion.value),
    told("criterion_maximum", "number", lambda each: each.criterion.maximum),
    told("weight", "number", lambda each: each.criterion.weight),
    told("lowest", "number", lambda each: each.criterion.lowest),
    told("median", "number", lambda each: each.criterion.median),
    told("highest", "number", lambda each: each.criterion.highest),
    told("spread", "number", lambda each: each.criterion.spread),
)
_NOTES: tuple[Told[MemberNote], ...] = (
    *_WHAT,
    told("member", "text", lambda each: each.member),
    told("criterion", "text", lambda each: each.criterion.title),
    told("member_score", "number", lambda each: each.cell.note if each.cell.state == "scored" else None),
    told("criterion_maximum", "number", lambda each: each.criterion.maximum),
    told("weight", "number", lambda each: each.criterion.weight),
    told("noted", "text", lambda each: words.noted(each.cell.state)),
    told("is_counted", "text", lambda each: is_counted(each.row) if each.row is not None else ""),
    told("origin", "text", lambda each: words.origin(each.row.origin) if each.row is not None else ""),
)


def compose_committee(base: OpenBase, sitting_id: int | None = None) -> Sequence[Sheet]:
    """Every project that a sitting had on its agenda, sitting after sitting, the last first; or of one alone."""
    about = words.ABOUT_EXAMINED
    return (grouped(words.COMMITTEE, _COMMITTEE, _examined(base, sitting_id), lambda each: each.name, about),)


def compose_notes(base: OpenBase, sitting_id: int | None = None) -> Sequence[Sheet]:
    """The notes at each level; names only where the group's rules publish them."""
    noted = [each for each in _examined(base, sitting_id) if each.point.sheet.score is not None]
    has_names, salt = committee_rules(base).names_are_published, str(base.id)
    notes = (note for each in noted for note in _notes(each, salt, has_names=has_names))
    criteria = (OnCriterion(each, line) for each in noted for line in _criteria(each))
    return (
        tabled(words.BY_PROJECT, _SCORES, noted, words.ABOUT_NOTED),
        tabled(words.BY_CRITERION, _CRITERIA, criteria, words.ABOUT_CRITERION),
        tabled(words.BY_MEMBER, _NOTES, notes, words.about_member(has_names=has_names)),
    )


def cents(euros: Fraction | None) -> int | None:
    """Whole cents, where there is an amount."""
    return None if euros is None else half_up(euros * _CENTS)


def _examined(base: OpenBase, sitting_id: int | None) -> Iterator[Examined]:
    with base.read() as session:
        keys = [key for key, _ in held_sittings(session) if sitting_id in (None, key)]
        costs = {row.id: row.total_cost for row in dossier_rows(session, today(base))}
    if sitting_id is not None and not keys:
        raise Refusal("not_held")
    for key in keys:
        sheet = read_minutes(base, key).sheet
        for point in sheet.points:
            if point.sheet.point.kind == "project":
                yield Examined(sheet, point, costs.get(point.sheet.facts.dossier_id or 0))


def _criteria(each: Examined) -> Sequence[CriterionResult]:
    score = each.point.sheet.score
    return () if score is None else score.criteria


def _notes(each: Examined, salt: str, *, has_names: bool) -> Iterator[MemberNote]:
    """Sheet after sheet; who took no part has a row for each criterion too, which says why it is empty."""
    score = each.point.sheet.score
    if score is None:
        return
    rows: dict[str, SheetRow | None] = {row.member: row for row in score.rows}
    rows |= {aside.person: rows.get(aside.person) for aside in each.point.asides if not score.is_consensus}
    names = {member: member for member in rows} if has_names or score.is_consensus else _codes(each, list(rows), salt)
    for member in sorted(rows, key=lambda member: (len(names[member]), names[member])):
        row = rows[member]
        cells = row.cells if row is not None else (Cell("recused"),) * len(score.criteria)
        for criterion, cell in zip(score.criteria, cells, strict=True):
            yield MemberNote(each, sitting_notes.name_of(names[member]), criterion, cell, row)


def _codes(each: Examined, members: Sequence[str], salt: str) -> dict[str, str]:
    """A code for each, of this project alone: whom the minutes say to have left would name all their other notes."""
    place = f"{salt}/{each.sitting.closed.facts.id}/{each.point.key}"
    ordered = sorted(members, key=lambda member: hashlib.sha256(f"{place}/{member}".encode()).hexdigest())
    return {member: words.member_code(rank) for rank, member in enumerate(ordered, 1)}


def _remark(point: PointMinutes) -> str:
    decided = point.sheet.decision.decided
    if decided is None:
        return ""
    return "\n".join(
        each for each in (decided.reason, *(words.reservation(row) for row in decided.reservations)) if each
    )
