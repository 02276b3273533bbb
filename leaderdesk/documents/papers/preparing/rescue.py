"""The rescue sheet: what is noted by hand of each point when the computer stops, in the order it is asked later."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.papers.blocks import (
    Block,
    Boxes,
    Bullets,
    Choice,
    Column,
    Facts,
    Heading,
    KeepTogether,
    Paper,
    Row,
    Signature,
    Signatures,
    Table,
    WriteLines,
)
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.sheets.sittings.prepared import PreparedSheet
from leaderdesk.domain.sittings.ground import OUTCOMES
from leaderdesk.domain.sittings.plans import PlannedPoint
from leaderdesk.words import paper_calls as calls
from leaderdesk.words import paper_running as words
from leaderdesk.words import sitting_agendas
from leaderdesk.words.phrases import spaced
from leaderdesk.words.seats import college
from leaderdesk.words.sitting_notes import listed

_TALL = 2
_VOTES = ("Pour", "Contre", "Abstentions", "Blancs, nuls", "Sans prendre part")


def rescue_sheet(sheet: PreparedSheet, letterhead: Letterhead) -> Paper:
    """Every point, and one more that the sitting may add."""
    plan = sheet.plan
    title = spaced(f"Feuille de secours : {plan.title}")
    colleges = tuple(f"Présents, collège {college(each.college).lower()}" for each in sheet.colleges())
    blocks: tuple[Block, ...] = (
        Heading(1, title),
        Bullets(words.RESCUE, is_numbered=True),
        WriteLines(1, spaced("Heure de l’arrêt, point en cours, présents à cette heure :")),
        *(_point(point, f"{rank}. {point.title}", colleges) for rank, point in enumerate(plan.points, start=1)),
        _point(None, spaced("Point ajouté : ……………………………………………………"), colleges),
        Signatures((Signature(sheet.chair or "", calls.signing(is_deputy=sheet.is_chair_deputy)),)),
    )
    return paper_of(
        letterhead, Stamp("rescue_sheet", title, calls.reference("SECOURS", plan), calls.subject(plan)), blocks
    )


def _point(point: PlannedPoint | None, title: str, colleges: tuple[str, ...]) -> KeepTogether:
    return KeepTogether((Heading(2, title), *_facts(point), *_hand(point, colleges)))


def _facts(point: PlannedPoint | None) -> Iterator[Block]:
    pairs = []
    if point is not None and point.dossier is not None:
        pairs += [("Porteur", point.dossier.holder), ("Aide demandée", calls.asked(point))]
    if point is not None and point.interested:
        pairs.append(("Sortent", listed(point.interested)))
    if pairs:
        yield Facts(tuple(pairs))


def _hand(point: PlannedPoint | None, colleges: tuple[str, ...]) -> Iterator[Block]:
    yield _blank(("Ouvert à", "Clos à", *colleges, "Quorum (oui, non)"))
    yield WriteLines(1, spaced("Sortis, revenus, arrivés, partis, avec l’heure :"))
    yield _blank(_VOTES)
    if point is None or point.kind == "project":
        yield Boxes("", tuple(Choice(sitting_agendas.outcome(each)) for each in OUTCOMES))
        yield WriteLines(2, spaced("Montant accordé, motif, réserves :"))
    else:
        yield WriteLines(1, spaced("Ce qui est décidé :"))


def _blank(titles: tuple[str, ...]) -> Table:
    columns = tuple(Column(each, 1, "centre") for each in titles)
    return Table(columns, (Row(("",) * len(titles), lines=_TALL),), is_ruled=True, is_header_repeated=False)
