"""Declarations of interests to sign: of a year, with the ties that are known; of a sitting, project by project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from leaderdesk.documents.papers.blocks import (
    Block,
    Bullets,
    Column,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    WriteLines,
)
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.committee.files import MemberLine, TieLine
from leaderdesk.domain.sheets.presented import Presented
from leaderdesk.domain.sheets.sittings.prepared import Called
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.words import formats, seats
from leaderdesk.words import paper_calls as calls
from leaderdesk.words import paper_running as words
from leaderdesk.words.phrases import spaced

_TALL = 2
_TIES = (Column("Lien", 2), Column("Organisme ou commune", 5, is_heading=True), Column("Exact"), Column("À corriger"))
_BLANK_TIES = 5
_PROJECTS = (
    Column("Projet", 4, is_heading=True),
    Column("Porteur, partenaires, financeurs", 4),
    Column("Aucun intérêt", align="centre"),
    Column("Intérêt", align="centre"),
    Column("Lequel", 3),
)


def yearly_declaration(line: MemberLine, ties: Sequence[TieLine], on: date, letterhead: Letterhead) -> Paper:
    """The declaration of one person for the year of a day."""
    title = spaced(f"Déclaration d’intérêts {on.year} : {line.name}")
    blocks = (
        Heading(1, title),
        Facts(
            (
                ("Nom", line.name),
                ("Place au comité", "\n".join(seats.say_place(each) for each in line.current) or formats.MISSING),
            )
        ),
        *(Paragraph(each) for each in words.DECLARED[:1]),
        *_known([each for each in ties if each.until is None or each.until >= on]),
        Heading(2, "Autres liens"),
        Paragraph(words.OTHER_TIES, "small"),
        WriteLines(_BLANK_TIES),
        Bullets(words.DECLARED[1:]),
        Signatures((Signature(line.name, "Date et signature"),)),
    )
    reference = f"DI-{on.year}-{calls.person_code(line.id)}"
    return paper_of(letterhead, Stamp("yearly_declarations", title, reference, letterhead.gal), blocks)


def project_declaration(
    plan: Plan, person: Called, projects: Sequence[Presented], declared: Mapping[int, date], letterhead: Letterhead
) -> Paper:
    """The declaration of one person for a list of projects; `declared` are the days of those known, by dossier."""
    title = spaced(f"Déclaration d’intérêts par projet : {person.name}")
    rows = tuple(_row(each, declared.get(each.record.id)) for each in projects)
    blocks = (
        Heading(1, title),
        Facts((*calls.when(plan), *(("Place au comité", calls.place(each)) for each in person.places))),
        Paragraph(words.DECLARED_BY_PROJECT),
        Table(_PROJECTS, rows, is_ruled=True),
        Bullets(words.DECLARED[2:]),
        Signatures((Signature(person.name, "Date et signature"),)),
    )
    stamp = Stamp("declarations", title, calls.reference("DI", plan, person.member_id), calls.subject(plan))
    return paper_of(letterhead, stamp, blocks)


def _known(ties: Sequence[TieLine]) -> Iterator[Block]:
    yield Heading(2, "Liens connus du GAL")
    if not ties:
        yield Paragraph(words.NO_TIES)
        return
    yield Table(_TIES, tuple(Row((*words.tie(each), "☐", "☐"), lines=_TALL) for each in ties), is_ruled=True)


def _row(each: Presented, declared_on: date | None) -> Row:
    said = "" if declared_on is None else f"déjà déclaré le {formats.day(declared_on)}"
    return Row((words.project(each), words.parties(each), "☐", "☐", said), lines=_TALL)
