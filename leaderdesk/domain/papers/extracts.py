"""What is taken out of the minutes: one funder's projects, and what the public may read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, PointMinutes
from leaderdesk.domain.sheets.sittings.projected import public_text
from leaderdesk.domain.sittings.ground import GRANTS, OUTCOMES, OutcomeKind

# The outcomes whose projects are named to the public; the others are counted.
TOLD: tuple[OutcomeKind, ...] = tuple(each for each in OUTCOMES if each in GRANTS or each == "waiting")


@dataclass(frozen=True, slots=True)
class FunderLine:
    """A project that was decided, and what the funder brings to its plan."""

    point: PointMinutes
    amount: Fraction

    @property
    def is_granted(self) -> bool:
        """True for a favourable decision, with or without reservations."""
        return self.point.outcome in GRANTS


@dataclass(frozen=True, slots=True)
class FunderSheet:
    """All the projects that one public funder pays for beside the European fund."""

    funder: str
    lines: tuple[FunderLine, ...]

    @property
    def brought(self) -> Fraction:
        """What it brings to the projects that the committee granted."""
        return sum((each.amount for each in self.lines if each.is_granted), Fraction(0))

    @property
    def granted(self) -> Fraction:
        """What the committee granted them."""
        return sum((each.point.amount or Fraction(0) for each in self.lines if each.is_granted), Fraction(0))


@dataclass(frozen=True, slots=True)
class PublicLine:
    """A project without anybody's name: the holder is not said where it is, or may be, a person."""

    outcome: OutcomeKind
    # Nothing where the title itself names somebody.
    title: str
    number: str
    holder: str
    communes: str
    # What the committee was asked: an opinion grants nothing.
    decision: str
    amount: Fraction | None


@dataclass(frozen=True, slots=True)
class PublicSheet:
    """A sitting as a web site shows it."""

    lines: tuple[PublicLine, ...]
    examined: int
    # Those that are counted and not named: postponed, not selected.
    untold: int


def funders_of(sheet: MinutesSheet) -> tuple[FunderSheet, ...]:
    """Each public funder of a project that was decided, by name."""
    found: dict[str, list[FunderLine]] = {}
    for point in sheet.points:
        if point.plan is None or point.outcome is None:
            continue
        brought: dict[str, Fraction] = {}
        for line in point.plan.public_funds:
            brought[line.funder] = brought.get(line.funder, Fraction(0)) + line.amount
        for funder, amount in brought.items():
            found.setdefault(funder, []).append(FunderLine(point, amount))
    return tuple(FunderSheet(funder, tuple(found[funder])) for funder in sorted(found))


def public_sheet_of(sheet: MinutesSheet) -> PublicSheet:
    """What the public may read."""
    names = sheet.closed.facts.private_names
    examined = [each for each in sheet.points if each.sheet.point.kind == "project" and each.was_examined]
    lines = [_public_line(each, outcome, names) for outcome in TOLD for each in examined if each.outcome == outcome]
    untold = sum(each.outcome is not None and each.outcome not in TOLD for each in examined)
    return PublicSheet(tuple(lines), len(examined), untold)


def _public_line(point: PointMinutes, outcome: OutcomeKind, names: Collection[str]) -> PublicLine:
    facts, title = point.sheet.facts, point.sheet.point.title
    is_person = facts.holder in names
    return PublicLine(
        outcome=outcome,
        title=title if public_text(title, names) == title.strip() else "",
        number=facts.number,
        holder="" if is_person else facts.holder,
        # Where somebody lives says who it is.
        communes="" if is_person else facts.communes,
        decision=point.sheet.point.decision,
        amount=point.amount,
    )
