"""The convocation of one person: when, where and as what, the agenda, interests, the slip to send back."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.papers.blocks import (
    Block,
    Boxes,
    Choice,
    Column,
    CutLine,
    Facts,
    Heading,
    KeepTogether,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    Text,
    WriteLines,
)
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.documents.papers.preparing.agendas import brief_points
from leaderdesk.domain.sheets.sittings.prepared import Called, PreparedSheet
from leaderdesk.words import paper_calls as words


def convocation(sheet: PreparedSheet, person: Called, letterhead: Letterhead) -> Paper:
    """The letter of one person, with what they may answer."""
    plan = sheet.plan
    stamp = Stamp(
        kind="convocation",
        title=words.convocation_title(plan.kind, person.name),
        reference=words.reference("CONV", plan, person.member_id),
        subject=words.subject(plan),
    )
    return paper_of(letterhead, stamp, (*_letter(sheet, person, letterhead), *_slip(sheet, person)))


def _letter(sheet: PreparedSheet, person: Called, letterhead: Letterhead) -> Iterator[Block]:
    plan = sheet.plan
    yield Heading(1, words.convocation_title(plan.kind, plan.title))
    yield Paragraph(words.body(plan.kind))
    yield Facts(
        (
            ("Pour", person.name),
            *words.written_on(plan, letterhead.made_on),
            *(("Votre place", words.place(each)) for each in person.places),
        )
    )
    yield from (Paragraph(each) for each in dict.fromkeys(words.voice(each) for each in person.places))
    yield Heading(2, "Ordre du jour")
    yield brief_points(plan) if plan.points else Paragraph("Aucun point n’est encore inscrit.")
    if plan.kind != "technical" and person.has_voice:
        own = words.own_interests(person)
        yield Paragraph((Text(words.INTERESTS), *([Text(f" {own}", is_strong=True)] if own else [])), "note")
    yield Signatures((Signature(sheet.chair or "", words.signing(is_deputy=sheet.is_chair_deputy)),))


def _slip(sheet: PreparedSheet, person: Called) -> Iterator[Block]:
    plan = sheet.plan
    yield CutLine(words.answer_before(plan, sheet.rules.reminder_days))
    if plan.kind == "written":
        answers: Block = _answers(sheet)
    else:
        answers = Boxes("", tuple(_choices(sheet, person)))
    who = Paragraph((Text(person.name, is_strong=True), Text(f", {words.slip_of(plan)}")))
    yield KeepTogether((who, answers, WriteLines(1, words.DATED)))


def _choices(sheet: PreparedSheet, person: Called) -> Iterator[Choice]:
    yield Choice(words.COMING)
    if any(each.role == "titulaire" for each in person.places):
        yield Choice(words.replaced_by(person.suppleant))
    yield Choice(words.ABSENT)
    is_sole_holder = any(each.role == "titulaire" for each in person.places)
    if sheet.allows_proxies and sheet.plan.kind == "committee" and is_sole_holder:
        yield Choice(words.proxy_to(sheet.rules.counting.max_proxies))


def _answers(sheet: PreparedSheet) -> Table:
    """The points of a consultation, each with a box for every answer."""
    columns = (Column("Point", 4, is_heading=True), *(Column(each, align="centre") for each in words.SAYINGS))
    rows = tuple(Row((point.title, *(["☐"] * len(words.SAYINGS))), lines=2) for point in sheet.plan.points)
    return Table(columns, rows, is_ruled=True)
