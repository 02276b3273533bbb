"""The pieces of a dossier: which its checklist asks of its holder, how each stands, and what a letter must ask for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Literal

from leaderdesk.domain.eligibility.checklists import Checklist
from leaderdesk.domain.eligibility.facts import Facts
from leaderdesk.domain.eligibility.facts import Piece as PieceFacts
from leaderdesk.domain.eligibility.pieces import NeededPiece, PieceRule
from leaderdesk.domain.eligibility.results import Look
from leaderdesk.domain.papers.addressed import Addressed, addressed_of
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.eligibility import holder_facts
from leaderdesk.domain.sheets.rows import AttachmentRow, PieceRow

State = Literal["received", "missing", "asked", "expired", "undated", "misdated", "set_aside", "extra"]
# What a letter asks for again, and what makes a file incomplete.
WANTING: tuple[State, ...] = ("missing", "asked", "expired", "undated", "misdated")
_BY_LOOK: dict[str, State] = {
    "piece_expired": "expired",
    "piece_undated": "undated",
    "piece_before_expenses": "misdated",
}


@dataclass(frozen=True, slots=True)
class PieceSheet:
    """One document: whether it is asked of this holder, what is known of it, and how it stands."""

    code: str
    label: str | None
    state: State
    is_needed: bool
    row: PieceRow | None
    attachment: AttachmentRow | None
    look: Look | None
    last_valid_day: date | None


@dataclass(frozen=True, slots=True)
class PiecesSheet:
    """Every document asked of this holder, then those that came unasked."""

    pieces: tuple[PieceSheet, ...]

    @property
    def missing(self) -> tuple[PieceSheet, ...]:
        """Those without which the file is not complete."""
        return tuple(each for each in self.pieces if each.is_needed and each.state in WANTING)

    @property
    def is_complete(self) -> bool:
        """True when nothing is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class AskedPiece:
    """A piece to bring, or to bring again."""

    code: str
    label: str | None
    state: State
    day: date | None


@dataclass(frozen=True, slots=True)
class Letter(Addressed):
    """What a letter of completeness says beside that: what is wanting, by when."""

    asked: tuple[AskedPiece, ...]
    due_on: date
    days: int


def sheet_of_pieces(whole: WholeDossier, checklist: Checklist, facts: Facts) -> PiecesSheet:
    """How each piece stands on the day of the facts."""
    rows = {row.code: row for row in whole.pieces}
    files = {each.id: each for each in whole.attachments}
    needed = needed_pieces(checklist, whole)
    asked = [_sheet(each, rows.get(each.code), facts, files) for each in needed]
    codes = {each.code for each in needed}
    return PiecesSheet((*asked, *(_extra(row, files) for row in whole.pieces if row.code not in codes)))


def needed_pieces(checklist: Checklist, whole: WholeDossier) -> tuple[NeededPiece, ...]:
    """The documents asked of this holder, each once."""
    holder = holder_facts(whole.holder)
    found = {
        needed.code: needed
        for item in checklist.items
        if isinstance(item.rule, PieceRule)
        for needed in item.rule.needed
        if needed.is_asked_of(holder)
    }
    return tuple(found.values())


def letter_of(whole: WholeDossier, sheet: PiecesSheet, on: date, *, author: str, days: int) -> Letter:
    """The letter that asks for what is wanting, within the days the programme leaves."""
    asked = tuple(AskedPiece(each.code, each.label, each.state, _day(each)) for each in sheet.missing)
    about = addressed_of(whole, on, author)
    own = {each.name: getattr(about, each.name) for each in fields(about)}
    return Letter(**own, asked=asked, due_on=on + timedelta(days=days), days=days)


def _sheet(needed: NeededPiece, row: PieceRow | None, facts: Facts, files: dict[int, AttachmentRow]) -> PieceSheet:
    look, last = None, None
    if row is not None and row.received_on is not None:
        piece = PieceFacts(row.code, row.dated_on, row.expires_on)
        last = needed.last_valid_day(piece)
        (look,) = PieceRule((needed,)).look(facts)
    return PieceSheet(
        code=needed.code,
        label=row.label if row else None,
        state=_state(row, look),
        is_needed=True,
        row=row,
        attachment=files.get(row.attachment_id or 0) if row else None,
        look=look,
        last_valid_day=last,
    )


def _extra(row: PieceRow, files: dict[int, AttachmentRow]) -> PieceSheet:
    state: State = "set_aside" if (row.set_aside or "").strip() else "extra"
    return PieceSheet(
        code=row.code,
        label=row.label,
        state=state,
        is_needed=False,
        row=row,
        attachment=files.get(row.attachment_id or 0),
        look=None,
        last_valid_day=row.expires_on,
    )


def _state(row: PieceRow | None, look: Look | None) -> State:
    if row is not None and (row.set_aside or "").strip():
        return "set_aside"
    if row is None or look is None:
        return "asked" if row is not None and row.asked_on is not None else "missing"
    if look.outcome == "pass":
        return "received"
    return _BY_LOOK.get(look.step.code, "received")


def _day(piece: PieceSheet) -> date | None:
    if piece.row is None:
        return None
    return piece.last_valid_day if piece.state == "expired" else piece.row.dated_on
