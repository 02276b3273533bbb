"""« Demande de paiement de l’animation »: what is claimed, month by month, journey by journey, and what proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from leaderdesk.documents.papers.blocks import (
    Block,
    Bullets,
    Column,
    Facts,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
)
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.claims.rows import ClaimRow, ExpenseRow
from leaderdesk.domain.running.claims import Evidence
from leaderdesk.domain.running.missions import MissionCost
from leaderdesk.domain.running.pay import MonthCost
from leaderdesk.domain.steps import Step
from leaderdesk.words import codes, formats, running
from leaderdesk.words import paper_animation as words


@dataclass(frozen=True, slots=True)
class ClaimPaper:
    """A claim as it stands in the base, with what each of its lines was drawn from."""

    claim: ClaimRow
    number: str
    title: str
    holder: str
    people: dict[int, str]
    # What a line was drawn from: a month, a journey, or nothing for a flat rate and what was typed by hand.
    lines: tuple[tuple[ExpenseRow, MonthCost | MissionCost | None], ...]
    evidence: tuple[Evidence, ...]
    # What each line, by its key, would come to if the claim were drawn today.
    now: Mapping[int, int]


def running_claim(told: ClaimPaper, letterhead: Letterhead) -> Paper:
    """The whole claim."""
    claim = told.claim
    reference = words.claim_reference(told.number, claim.position)
    stamp = Stamp("running_claim", words.CLAIM_TITLE, reference, subject=told.number, is_draft=claim.filed_on is None)
    period = f"{formats.day(claim.covers_from)} au {formats.day(claim.covers_until)}"
    blocks: tuple[Block, ...] = (
        Heading(1, words.CLAIM_TITLE),
        Facts(
            (
                ("Dossier", f"{told.number} · {told.title}"),
                ("Porteur", told.holder),
                ("Demande", f"{codes.word('kind', claim.kind)} n°{formats.NO_BREAK}{claim.position}"),
                ("Dépenses du", period),
                ("Déposée le", formats.day(claim.filed_on)),
            )
        ),
        _figures(told),
        *_pay(told),
        *_missions(told),
        *_others(told),
        *_evidence(told.evidence),
        Signatures((Signature("", words.EMPLOYER),)),
    )
    return paper_of(letterhead, stamp, blocks)


def _figures(told: ClaimPaper) -> KeyFigures:
    rows = [row for row, _ in told.lines]
    claimed, cut = sum(row.claimed for row in rows), sum(row.cut for row in rows)
    figures = [KeyFigure("Dépenses demandées", formats.money(claimed))]
    if cut:
        figures.append(KeyFigure("Dont écartées", formats.money(cut)))
    return KeyFigures(tuple(figures))


def _pay(told: ClaimPaper) -> Iterator[Block]:
    """A table by person, a row by month, and under each how its amounts are reckoned."""
    found = [(row, cost) for row, cost in told.lines if isinstance(cost, MonthCost)]
    if not found:
        return
    yield Heading(2, "Salaires")
    columns = (
        Column("Mois", 2, is_heading=True),
        *(Column(title, "content", "right", is_number=True) for title in ("Coût", "Demandé")),
        Column("Payé le"),
        Column("Calcul", 6),
    )
    people = list(dict.fromkeys(cost.pay.person_id for _, cost in found))
    for person in sorted(people, key=lambda each: told.people.get(each, "")):
        own = [(row, cost) for row, cost in found if cost.pay.person_id == person]
        rows = [
            Row(
                (
                    running.month(cost.pay.month),
                    *(formats.money(cost.pay.cost), formats.money(row.claimed)),
                    formats.day(cost.pay.paid_on),
                    _reckoned(cost.steps, "eligible", words.now(row.claimed, told.now.get(row.id))),
                )
            )
            for row, cost in own
        ]
        sums = sum(cost.pay.cost for _, cost in own), sum(row.claimed for row, _ in own)
        rows.append(Row(("Total", *map(formats.money, sums), "", ""), "total"))
        yield Table(columns, tuple(rows), told.people.get(person) or formats.MISSING)


def _missions(told: ClaimPaper) -> Iterator[Block]:
    found = [(row, cost) for row, cost in told.lines if isinstance(cost, MissionCost)]
    if not found:
        return
    yield Heading(2, "Déplacements")
    columns = (
        Column("Le"),
        Column("Personne", 2, is_heading=True),
        Column("Lieu et objet", 4),
        Column("Calcul", 5),
        Column("Demandé", "content", "right", is_number=True),
    )
    rows = [
        Row(
            (
                formats.day(cost.row.went_on),
                told.people.get(cost.row.person_id) or formats.MISSING,
                ", ".join(filter(None, (cost.row.place, cost.row.purpose))) or formats.MISSING,
                _reckoned(cost.steps, "mission", words.now(row.claimed, told.now.get(row.id))),
                formats.money(row.claimed),
            )
        )
        for row, cost in found
    ]
    rows.append(Row(("", "Total", "", "", formats.money(sum(row.claimed for row, _ in found))), "total"))
    yield Table(columns, tuple(rows))


def _reckoned(steps: Sequence[Step], last: str, now: str) -> str:
    """How an amount is reckoned, but for the step that only says it; and what it would be today."""
    return " ".join(filter(None, (*(running.say(each) for each in steps if each.code != last), now)))


def _others(told: ClaimPaper) -> Iterator[Block]:
    """The flat rate, and what was typed by hand."""
    found = [row for row, cost in told.lines if cost is None]
    if not found:
        return
    yield Heading(2, "Forfait et autres dépenses")
    columns = (
        Column("Dépense", 4, is_heading=True),
        Column("Calcul", 4),
        Column("Demandé", "content", "right", is_number=True),
    )
    pay = sum(row.claimed for row, _ in told.lines if row.payroll_id is not None)
    rows = [Row((row.label, _flat(row, pay, told.now.get(row.id)), formats.money(row.claimed))) for row in found]
    yield Table(columns, tuple(rows))


def _flat(row: ExpenseRow, pay: int, now: int | None) -> str:
    if row.drawn_rate is None:
        return ""
    return " ".join(filter(None, (words.flat(row.drawn_rate, pay), words.now(row.claimed, now))))


def _evidence(papers: Sequence[Evidence]) -> Iterator[Block]:
    yield Heading(2, "Justificatifs")
    missing = tuple(running.say_evidence(each) for each in papers if not each.is_there)
    there = tuple(running.say_evidence(each) for each in papers if each.is_there)
    if missing:
        yield Paragraph(words.MISSING_PAPERS, "strong")
        yield Bullets(missing)
    if there:
        yield Paragraph(words.JOINED_PAPERS)
        yield Bullets(there)
    if not papers:
        yield Paragraph(words.NO_PAPERS)
