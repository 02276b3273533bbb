"""Who was there: the sitting in a few lines, attendance by college, comings and goings, the quorum at the opening."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.papers.blocks import Block, Bullets, Column, Facts, Heading, Paragraph, Row, Table
from leaderdesk.domain.sheets.sittings.attendance import AttendanceSheet, Attendee, CollegeSheet, Movement
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet
from leaderdesk.words import paper_minutes as words
from leaderdesk.words.sitting_rooms import hour, say_gauge

_COLUMNS = (Column("Siège", 5), Column("Nom", 3, is_heading=True), Column("Horaires", 3))


def heading(sheet: MinutesSheet) -> Iterator[Block]:
    """What the sitting was, where and when."""
    closed = sheet.closed
    yield Heading(1, words.title(closed.kind, closed.facts.title))
    pairs = [("GAL", closed.facts.gal), *words.when(sheet)]
    if sheet.chair is not None:
        pairs.append(("Présidence", words.chair(sheet.chair, is_deputy=sheet.is_chair_deputy)))
    yield Facts(tuple(pairs))


def attendance(sheet: AttendanceSheet) -> Iterator[Block]:
    """Everybody, college after college, as the paying agency counts them."""
    yield Heading(2, words.attendance(sheet))
    for college in sheet.colleges:
        yield Heading(3, words.college_title(college))
        if college.came:
            yield Table(_COLUMNS, tuple(_rows(college)))
        else:
            yield Paragraph(words.nobody(sheet))
        yield from _missing(college)
        if college.vacant:
            yield Paragraph(words.vacant(college.vacant))
    if sheet.observers:
        yield Heading(3, "Avec voix consultative")
        yield Bullets(tuple(words.attendee(each) for each in sheet.observers))
    if sheet.movements:
        yield Heading(3, "Arrivées et départs en séance")
        columns = (Column("Heure"), Column("Qui", 3, is_heading=True), Column("Mouvement", 4))
        yield Table(columns, tuple(_movement(each) for each in sheet.movements))


def quorum(sheet: MinutesSheet) -> Iterator[Block]:
    """Both halves of the quorum when the first point was opened, as numbers."""
    if sheet.attendance.is_written:
        yield Heading(2, "Quorum")
        yield Paragraph(words.quorum(is_quorate=False, is_written=True))
        return
    gauges = (*sheet.quorum.presence, *sheet.quorum.votes)
    yield Heading(2, "Quorum à l’ouverture")
    if not gauges:
        yield Paragraph("Le règlement du GAL ne fixe pas de quorum.")
        return
    yield Bullets(tuple(f"{say_gauge(each)}\u00a0: {words.met(is_met=each.is_met)}" for each in gauges))
    yield Paragraph(words.quorum(is_quorate=sheet.quorum.is_quorate), "strong")
    yield Paragraph("Le quorum est compté de nouveau à chaque vote, sur ceux qui y prennent part.", "small")


def _rows(college: CollegeSheet) -> Iterator[Row]:
    for capacity, title in words.CAPACITIES.items():
        people = college.of(capacity)
        if people:
            yield Row((words.counted_capacity(title, len(people)),), "group")
            yield from (_row(each) for each in people)


def _row(person: Attendee) -> Row:
    return Row((words.seat(person.seat, person.structure), person.name, words.hours(person)))


def _missing(college: CollegeSheet) -> Iterator[Block]:
    """The titulaires who did not come, and whoever was excused."""
    missing = college.missing
    excused = [words.named(each) for each in missing if each.is_excused]
    absent = [words.named(each) for each in missing if not each.is_excused and each.is_titulaire]
    if excused:
        yield Paragraph(f"Excusés\u00a0: {', '.join(excused)}.")
    if absent:
        yield Paragraph(words.absent(absent, is_written=college.is_written))


def _movement(move: Movement) -> Row:
    return Row((hour(move.at), move.person, words.movement(move.code, move.reason)))
