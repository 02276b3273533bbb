"""What the minutes of a sitting must say and must not, taken from its record alone, never from the sheet they show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from leaderdesk.documents.papers.blocks import Block, Heading, Paper, Table, plain
from leaderdesk.domain.sittings.applying import standing
from leaderdesk.domain.sittings.gestures import Answered, Deed, Noted, NoteErased, Recused
from leaderdesk.services import sittings
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.papers.minutes import compose_annex, compose_minutes
from leaderdesk.words import formats
from leaderdesk.words.numbers import decimal
from leaderdesk.words.phrases import money
from leaderdesk.words.sitting_follow import OUTCOMES
from leaderdesk.words.sitting_votes import SAYINGS
from tests.printed import blocks_of, text_of

# Sentences of a point that name somebody on purpose, and what people typed.
_NAMING = ("Intérêt déclaré", "Présidence du vote", "Partage des voix tranché", "Entendu", "Motif", "Le comité débat")
_COUNTS = {"Pour": "for", "Contre": "against", "Abstentions": "abstentions"}
_RARE = {"Blancs ou nuls": "voids", "Sans prendre part": "not_voting"}
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under a heading of level 2."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> list[str]:
        """Its words."""
        return text_of(Paper("", "", "", self.blocks, "", date(2026, 1, 1))).splitlines()

    def rows(self, first: str) -> list[list[tuple[tuple[str, str], ...]]]:
        """For each table whose first column has this title, its rows, each cell with the title above it."""
        return [
            [tuple(zip(_titles(each), _cells(row.cells), strict=False)) for row in each.rows if len(row.cells) > 1]
            for each in self.blocks
            if isinstance(each, Table) and each.columns[0].title == first
        ]


@dataclass(frozen=True, slots=True)
class Told:
    """Both papers of a sitting, and its record read back."""

    record: Record
    minutes: Paper
    annex: Paper
    deeds: Sequence[Deed]

    @property
    def people(self) -> set[str]:
        """Everybody who has a place in the committee."""
        return {each["person"] for each in self.record["ground"]["committee"]["mandates"]}


def told_of(base: OpenBase, sitting: int) -> Told:
    """The papers as they are made now."""
    letterhead = read_letterhead(base)
    (minutes,), (annex,) = (make(base, sitting, letterhead) for make in (compose_minutes, compose_annex))
    record = json.loads(sittings.record_of(base, sitting))
    return Told(record, minutes, annex, sittings.read_deeds_of(base, sitting))


def faults_of(told: Told) -> list[str]:
    """What is missing from the papers, and what should not be in them; nothing when all is well."""
    sections = {each.title: each for each in _sections(told.minutes)}
    is_written = told.record["ground"]["kind"] == "written"
    if is_written:
        faults = list(_of_answers(told, sections["Réponses reçues"]))
    else:
        faults = list(_of_presence(told, sections["Présences"]))
    faults += _of_pots(told.record, sections)
    by_rank = {title.partition(".")[0]: each for title, each in sections.items() if title[:1].isdigit()}
    for rank, result in enumerate(told.record["results"]["points"], start=1):
        faults += _of_point(told.record, result, by_rank[str(rank)])
        faults += _named_in(told, by_rank[str(rank)])
    return [*faults, *_of_reasons(told), *_of_annex(told)]


def _of_presence(told: Told, section: Section) -> Iterator[str]:
    """Whoever was ever in the room of the committee has a row, and nobody who never came in."""
    in_room = {person for each in told.record["results"]["presence"] for person in each["in_room"]}
    rows = {dict(row)["Nom"] for table in section.rows("Siège") for row in table}
    came = {each["gesture"]["person"] for each in told.record["deeds"] if each["gesture"]["kind"] == "arrived"}
    yield from (f"présence absente: {each}" for each in sorted(in_room & told.people - rows))
    yield from (f"présence inventée: {each}" for each in sorted(rows - in_room - came))


def _of_answers(told: Told, section: Section) -> Iterator[str]:
    """Whoever answered has a row, and nobody else."""
    answered = {deed.gesture.person for deed in standing(told.deeds) if isinstance(deed.gesture, Answered)}
    rows = {dict(row)["Nom"] for table in section.rows("Siège") for row in table}
    yield from (f"réponse absente: {each}" for each in sorted(answered - rows))
    yield from (f"réponse inventée: {each}" for each in sorted(rows - answered))


def _of_point(record: Record, result: Record, section: Section) -> Iterator[str]:
    text, key = "\n".join(section.lines), result["key"]
    yield from _of_notes(record, result, section)
    tables = section.rows("Votants")
    if len(tables) != len(result["votes"]):
        yield f"{key}: {len(tables)} votes pour {len(result['votes'])}"
    for vote, table in zip(result["votes"], tables, strict=False):
        counts = {title: str(vote[name]) for title, name in _COUNTS.items()}
        counts |= {title: str(vote[name]) for title, name in _RARE.items() if vote[name]}
        if dict(table[0]) != {"Votants": str(len(vote["quorum"]["voters"])), **counts}:
            yield f"{key}: vote {counts} dit {table[0]}"
        if vote["motion"] not in section.lines:
            yield f"{key}: motion absente"
    if result["outcome"] is not None and OUTCOMES[result["outcome"]] not in text:
        yield f"{key}: décision absente"
    if result["amount"] is not None and money(Fraction(result["amount"])) not in text:
        yield f"{key}: montant absent"


def _of_notes(record: Record, result: Record, section: Section) -> Iterator[str]:
    """Each criterion with its collective note, and the total."""
    score = result["score"]
    if score is None or not score["counted"]:
        return
    grids = {each["key"]: each["grid"] for each in record["ground"]["points"]}
    values = {key: Fraction(value) for key, value in score["values"].items()}
    wanted = [
        (each["title"], decimal(values[each["key"]]) if each["key"] in values else formats.MISSING)
        for each in grids[result["key"]]["criteria"]
    ]
    said = [(row[0][1], row[1][1]) for table in section.rows("Critère") for row in table]
    if said[: len(wanted)] != wanted:
        yield f"{result['key']}: notes {wanted} dites {said}"
    totals = [row[-1][1].partition(" / ")[0] for table in section.rows("Critère") for row in table]
    if score["total"] is not None and decimal(Fraction(score["total"])) not in totals:
        yield f"{result['key']}: total absent"


def _named_in(told: Told, section: Section) -> Iterator[str]:
    """No member is named in a point but where its sentence says why."""
    for line in section.lines:
        if not line.startswith(_NAMING):
            yield from (f"{name} nommé: {line}" for name in sorted(told.people) if re.search(rf"\b{name}\b", line))


def _of_pots(record: Record, sections: Mapping[str, Section]) -> Iterator[str]:
    pots = {name: money(Fraction(left)) for name, left in record["results"]["pots"].items()}
    found = sections.get("Enveloppes après la séance")
    rows = [dict(row) for table in found.rows("Enveloppe") for row in table] if found else []
    said = {row["Enveloppe"]: row["Reste"] for row in rows}
    yield from (
        f"enveloppe {name}: {said.get(name)} pour {left}" for name, left in pots.items() if said.get(name) != left
    )


def _of_reasons(told: Told) -> Iterator[str]:
    """Why somebody stood aside is for the annex alone, whether it stands or was dismissed."""
    text = text_of(told.minutes)
    reasons = {
        reason for each in told.record["ground"]["points"] for reason in dict(each.get("interests", {})).values()
    }
    reasons |= {deed.gesture.reason for deed in told.deeds if isinstance(deed.gesture, Recused)}
    yield from (f"motif dit: {each}" for each in sorted(reasons) if each and each in text)


def _of_annex(told: Told) -> Iterator[str]:
    """Under each point, each named vote beside its seat and each note of each member in its line."""
    sections = {each.title.partition(". ")[0]: each for each in _sections(told.annex)}
    given = _notes_given(told.deeds)
    for rank, result in enumerate(told.record["results"]["points"], start=1):
        section = sections.get(str(rank), Section("", ()))
        named = [vote["ballots"] for vote in result["votes"] if vote["ballots"]]
        said = [{dict(row)["Siège"]: dict(row)["Vote"] for row in table} for table in section.rows("Siège")]
        wanted = [{seat: SAYINGS.get(says, "") for seat, says in ballots.items()} for ballots in named]
        if said != wanted:
            yield f"{result['key']}: votes {wanted} dits {said}"
        lines = {row[0][1]: [cell for _, cell in row[1:-1]] for table in section.rows("Fiche de") for row in table}
        for (point, member), notes in given.items():
            if point == result["key"] and sorted(filter(None, lines.get(member, []))) != sorted(notes):
                yield f"{point}: notes de {member} {notes} dites {lines.get(member)}"


def _notes_given(deeds: Sequence[Deed]) -> dict[tuple[str, str], list[str]]:
    """The last note of each member for each criterion of each point, read from the gestures that stand."""
    given: dict[tuple[str, str], dict[str, str]] = {}
    for deed in standing(deeds):
        gesture = deed.gesture
        if isinstance(gesture, Noted) and gesture.keying == 1 and not gesture.is_early:
            value = "A" if gesture.note is None else decimal(gesture.note)
            given.setdefault((gesture.point, gesture.member), {})[gesture.criterion] = value
        elif isinstance(gesture, NoteErased) and gesture.keying == 1:
            given.get((gesture.point, gesture.member), {}).pop(gesture.criterion, None)
    return {place: list(notes.values()) for place, notes in given.items() if notes}


def _sections(paper: Paper) -> Iterator[Section]:
    title, under = "", list[Block]()
    for block in (*blocks_of(paper), Heading(2, "")):
        if isinstance(block, Heading) and block.level < 3:
            yield Section(title, tuple(under))
            title, under = block.text, []
        else:
            under.append(block)


def _titles(table: Table) -> list[str]:
    return [each.title for each in table.columns]


def _cells(cells: Sequence[Any]) -> list[str]:
    return [plain(each) for each in cells]
