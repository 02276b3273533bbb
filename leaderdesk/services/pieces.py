"""The pieces of a dossier: received with their file, asked for, set aside, and the letter that asks for the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.papers.letters import LetterText
from leaderdesk.domain.sheets.costs import sheet_of_costs
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.eligibility import facts_of
from leaderdesk.domain.sheets.pieces import Letter, PiecesSheet, letter_of, sheet_of_pieces
from leaderdesk.domain.sheets.settings import checklist_of, completeness_days
from leaderdesk.domain.text import folded
from leaderdesk.services.attachments import taken_in
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import whole_dossier
from leaderdesk.services.records import needed, put
from leaderdesk.services.settings import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.schema import Piece
from leaderdesk.store.unit import Unit
from leaderdesk.system.safe_write import write_safely
from leaderdesk.words import letters
from leaderdesk.words.letter_presets import letters_in


def read_pieces(base: OpenBase, dossier_id: int, on: date) -> PiecesSheet:
    """Every piece asked of the holder, and those that came unasked."""
    return _sheet(whole_dossier(base, dossier_id), on)


def receive_piece(  # noqa: PLR0913 - what is known of a paper
    base: OpenBase,
    dossier_id: int,
    code: str,
    source: Path | None,
    *,
    received_on: date,
    dated_on: date | None = None,
    expires_on: date | None = None,
    label: str | None = None,
) -> Done:
    """A piece came, with or without its file; what is not said of it stays as it was."""
    kept = None if source is None else taken_in(base, source, dossier_id=dossier_id)
    number = number_of(base, dossier_id)
    with Unit(base, act(base, "receive_piece", dossier=number, piece=letters.piece(code, label))) as unit:
        row = _row(unit, dossier_id, code)
        row.received_on = received_on
        row.dated_on, row.expires_on = dated_on or row.dated_on, expires_on or row.expires_on
        row.label, row.set_aside = label or row.label, None
        if kept is not None:
            unit.session.add(kept)
            unit.session.flush()
            row.attachment_id = kept.id
        return done(unit.commit(), "dossiers", "attachments")


def add_piece(base: OpenBase, dossier_id: int, label: str, on: date) -> Done:
    """A document came that nobody had asked for; it is kept under its own name."""
    label = needed(label)
    taken = {row.code for row in whole_dossier(base, dossier_id).pieces}
    stem = re.sub(r"[^a-z0-9]+", "_", folded(label)).strip("_") or "piece"
    codes = (f"other_{stem}" if rank == 1 else f"other_{stem}_{rank}" for rank in count(1))
    code = next(each for each in codes if each not in taken)
    return receive_piece(base, dossier_id, code, None, received_on=on, label=label)


def unreceive_piece(base: OpenBase, dossier_id: int, code: str) -> Done:
    """It had not come after all; its file stays with the dossier."""
    with Unit(
        base, act(base, "unreceive_piece", dossier=number_of(base, dossier_id), piece=letters.piece(code))
    ) as unit:
        row = _row(unit, dossier_id, code)
        row.received_on = row.dated_on = row.expires_on = row.attachment_id = None
        return done(unit.commit(), "dossiers")


def edit_piece(base: OpenBase, dossier_id: int, code: str, **fields: Any) -> Done:
    """Change what is known of a piece."""
    with Unit(base, act(base, "edit_piece", dossier=number_of(base, dossier_id), piece=letters.piece(code))) as unit:
        put(_row(unit, dossier_id, code), fields)
        return done(unit.commit(), "dossiers")


def set_piece_aside(base: OpenBase, dossier_id: int, code: str, reason: str | None) -> Done:
    """A piece is not needed here, for a reason; no reason asks for it again."""
    if reason is not None and not reason.strip():
        raise Refusal("reason_needed")
    with Unit(
        base, act(base, "set_piece_aside", dossier=number_of(base, dossier_id), piece=letters.piece(code))
    ) as unit:
        _row(unit, dossier_id, code).set_aside = reason
        return done(unit.commit(), "dossiers")


def ask_pieces(base: OpenBase, dossier_id: int, codes: Sequence[str], on: date) -> Done:
    """Pieces were asked for on a day, as one action."""
    with Unit(base, act(base, "ask_pieces", dossier=number_of(base, dossier_id))) as unit:
        for code in codes:
            _row(unit, dossier_id, code).asked_on = on
        return done(unit.commit(), "dossiers")


def completeness_letter(base: OpenBase, dossier_id: int, on: date) -> Letter:
    """What the letter says; `words.paper_letters` makes the text."""
    whole = whole_dossier(base, dossier_id)
    days = completeness_days(whole.settings)
    return letter_of(whole, _sheet(whole, on), on, author=base.author.operator, days=days)


def completeness_text(base: OpenBase, letter: Letter) -> LetterText:
    """The group's text that the letter is made of: it asks for pieces, or says that none is wanting."""
    return letters_in(setting(base, "letter_texts"))["completeness" if letter.asked else "complete"]


def save_letter(text: str, target: Path) -> Path:
    """Write a letter as a text that any program opens."""
    target = target if target.suffix else target.with_suffix(".txt")
    with world_faults(target):
        # Marked as Unicode: old word processors would otherwise misread its accents.
        write_safely(target, text.encode("utf-8-sig"))
    return target


def _sheet(whole: WholeDossier, on: date) -> PiecesSheet:
    facts = facts_of(whole, sheet_of_costs(whole), on)
    return sheet_of_pieces(whole, checklist_of(whole, on), facts)


def _row(unit: Unit, dossier_id: int, code: str) -> Piece:
    """What is known of a piece, made where nothing was."""
    row = unit.session.scalars(select(Piece).where(Piece.dossier_id == dossier_id, Piece.code == code)).first()
    if row is None:
        row = Piece(id=unit.ids.key(), dossier_id=dossier_id, code=code)
        unit.session.add(row)
    return row
