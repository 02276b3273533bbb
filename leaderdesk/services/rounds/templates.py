"""The template in which dossiers are entered by hand: every usual column, with the lists of the programme."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

from leaderdesk.documents.sheets.rounds.templates import ROWS, EntryColumn, write_template
from leaderdesk.documents.sheets.writing.writing import WrittenBook
from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.holders import LEGAL_KINDS
from leaderdesk.domain.workbooks.fields import FIELDS, Field
from leaderdesk.domain.workbooks.known import Known, KnownFiche
from leaderdesk.domain.workbooks.reading.fiches import FicheReader
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.reading import today
from leaderdesk.services.workbooks.present import read_known
from leaderdesk.store.base import OpenBase
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import codes
from leaderdesk.words import entry_templates as words
from leaderdesk.words.statuses import status

_WIDE = {"title": 38, "summary": 44, "holder_name": 30, "notes": 44, "fiche_action": 34, "cofunders": 28}
# Some of these may be written that no list has: several funders, a commune beyond the territory.
_OPEN = frozenset({"cofunders", "commune", "epci", "person", "call"})


def write_entry_template(base: OpenBase, target: Path, tell: Tell = no_tell) -> WrittenBook:
    """Write the template of the programme as it is now."""
    known = read_known(base)
    columns = [_column(each, known) for each in FIELDS]
    tell(0, 1)
    write_template(target, words.lines(read_letterhead(base).gal, today(base)), columns)
    tell(1, 1)
    return WrittenBook(target, ROWS, 1, 0, 0)


def _column(field: Field, known: Known) -> EntryColumn:
    choices = _choices(field.code, known)
    return EntryColumn(
        heading=words.heading(field.code),
        kind=field.kind,
        help=words.meaning(field.code),
        example=_example(field.code, choices),
        choices=choices,
        is_strict=field.code not in _OPEN,
        width=_WIDE.get(field.code, 0),
    )


def _choices(code: str, known: Known) -> tuple[str, ...]:
    """What a column offers, in words that are read back as they are."""
    reads = FicheReader(known.fiches)
    offered = {
        "fiche_action": tuple(_fiche(each, reads) for each in known.fiches),
        "status": tuple(status(each) for each in STATUSES),
        "holder_kind": tuple(codes.word("legal_kind", each) for each in LEGAL_KINDS),
        "cofunders": known.funders,
        "commune": known.communes,
        "epci": known.epcis,
        "person": known.people,
        "call": known.calls,
    }
    return offered.get(code, ())


def _fiche(fiche: KnownFiche, reads: FicheReader) -> str:
    """Its code with its title, where both together still say it."""
    whole = f"{fiche.code} {fiche.title}"
    return whole if reads(whole).value == fiche.code else fiche.code


def _example(code: str, choices: tuple[str, ...]) -> str | int | date | Fraction:
    said = words.example(code)
    return choices[0] if said == "" and choices and code in {"fiche_action", "cofunders"} else said
