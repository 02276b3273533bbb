"""Two to four dossiers side by side: the same rows for each, and which of them differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.cashflow import Outlook
from leaderdesk.domain.sheets.amounts import cents
from leaderdesk.domain.sheets.heads import DossierHead, Sheets, head_of

Kind = Literal["text", "money", "day", "rate", "points", "count", "status", "verdict", "checks", "level"]
Value = str | int | date | Fraction | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One thing of each dossier, in their order; money in cents, rates and points exact."""

    code: str
    kind: Kind
    values: tuple[Value, ...]

    @property
    def is_different(self) -> bool:
        """True when the dossiers do not all have the same."""
        return len(set(self.values)) > 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """The dossiers and their rows."""

    heads: tuple[DossierHead, ...]
    rows: tuple[ComparedRow, ...]


def compare(dossiers: Sequence[Sheets], on: date) -> Comparison:
    """Every row, in the order a reader expects them."""
    heads = tuple(head_of(sheets, on) for sheets in dossiers)
    pairs = list(zip(heads, dossiers, strict=True))
    return Comparison(
        heads, tuple(ComparedRow(code, kind, tuple(read(*pair) for pair in pairs)) for code, kind, read in _ROWS)
    )


def _aid_rate(head: DossierHead, sheets: Sheets) -> Fraction | None:
    del sheets
    amounts = head.amounts
    return Fraction(amounts.fund_asked + amounts.public, amounts.total) if amounts.total else None


def _funders(head: DossierHead, sheets: Sheets) -> tuple[str, ...]:
    del head
    lines = sheets.financing.lines
    return tuple(line.row.name for line in lines if line.row.nature in ("public", "private") and not line.is_refused)


def _costed(name: str) -> Callable[[DossierHead, Sheets], Value]:
    """A sum of the costs, where there are some."""
    return lambda head, _: getattr(head.amounts, name) if head.amounts.is_costed else None


def _planned(name: str) -> Callable[[DossierHead, Sheets], Value]:
    """A sum of the plan, where somebody pays."""
    return lambda head, _: getattr(head.amounts, name) if head.amounts.is_planned else None


def _outlook(sheets: Sheets) -> Outlook | None:
    treasury = sheets.treasury
    return treasury.ahead["likely"] if treasury is not None and treasury.ahead is not None else None


def _cash(read: Callable[[Outlook], Value]) -> Callable[[DossierHead, Sheets], Value]:
    """A thing of the likely outlook, where the treasury is known."""

    def found(head: DossierHead, sheets: Sheets) -> Value:
        del head
        outlook = _outlook(sheets)
        return None if outlook is None else read(outlook)

    return found


_ROWS: tuple[tuple[str, Kind, Callable[[DossierHead, Sheets], Value]], ...] = (
    ("title", "text", lambda head, _: head.title),
    ("holder", "text", lambda head, _: head.holder),
    ("fiche", "text", lambda head, _: head.fiche),
    ("status", "status", lambda head, _: head.status),
    ("since", "day", lambda head, _: head.since),
    ("received_on", "day", lambda _, sheets: sheets.whole.record.received_on),
    ("theme", "text", lambda _, sheets: sheets.whole.record.theme),
    ("communes", "text", lambda _, sheets: sheets.whole.record.communes or sheets.whole.holder.commune),
    ("inside_share", "rate", lambda _, sheets: sheets.whole.record.inside_share),
    ("total_cost", "money", _costed("total")),
    ("eligible_cost", "money", _costed("eligible")),
    ("fund_asked", "money", _planned("fund_asked")),
    ("fund_computed", "money", lambda head, _: head.amounts.fund_computed),
    ("public", "money", _planned("public")),
    ("private", "money", _planned("private")),
    ("own", "money", _planned("own")),
    ("to_find", "money", _costed("to_find")),
    ("aid_rate", "rate", _aid_rate),
    ("funders", "text", lambda *pair: ", ".join(_funders(*pair)) or None),
    ("verdict", "verdict", lambda head, _: head.verdict),
    ("blocking", "checks", lambda head, sheets: sheets.eligibility.named(head.blocking)),
    ("to_do", "checks", lambda head, sheets: sheets.eligibility.named(head.to_do)),
    ("missing_pieces", "count", lambda _, sheets: len(sheets.pieces.missing)),
    ("score", "points", lambda head, _: head.score.total if head.score else None),
    ("threshold", "points", lambda head, _: head.score.threshold if head.score else None),
    ("treasury", "level", lambda head, _: head.treasury),
    ("bridge", "money", _cash(lambda outlook: cents(outlook.bridge))),
    ("gap", "money", _cash(lambda outlook: cents(outlook.gap))),
    ("months_carried", "count", _cash(lambda outlook: outlook.months_carried)),
    ("deadline", "day", lambda head, _: head.deadline.due_on if head.deadline else None),
    ("alerts", "count", lambda head, _: len(head.alerts)),
)
