"""The points one after the other: the project, who left, who was heard, the notes, the votes, what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from leaderdesk.documents.papers.blocks import (
    Align,
    Block,
    Bullets,
    Column,
    Facts,
    Heading,
    KeepTogether,
    Paragraph,
    Row,
    RowLook,
    Table,
)
from leaderdesk.domain.financing import Plan
from leaderdesk.domain.sheets.sittings.gauges import Gauge
from leaderdesk.domain.sheets.sittings.minutes import PointMinutes, VoteMinutes
from leaderdesk.domain.sheets.sittings.points import PointSheet
from leaderdesk.domain.sheets.sittings.scores import CriterionResult, ScoreSheet
from leaderdesk.words import formats
from leaderdesk.words import paper_minutes as words
from leaderdesk.words.numbers import decimal
from leaderdesk.words.phrases import money, spaced
from leaderdesk.words.sitting_decisions import say_reservation
from leaderdesk.words.sitting_rooms import say_gauge
from leaderdesk.words.sitting_votes import say_ballots, say_majority, say_result

_RIGHT: Align = "right"


def point(minutes: PointMinutes, *, has_names: bool) -> Iterator[Block]:
    """One point; `has_names` where the group's rules publish who voted what."""
    sheet = minutes.sheet
    yield KeepTogether(tuple(_presented(minutes)))
    if not minutes.was_examined:
        yield Paragraph("Ce point n’a pas été examiné.", "strong")
        return
    yield from _course(minutes)
    if sheet.score is not None and sheet.score.counted:
        yield from collective_notes(sheet.score, words.eliminated(sheet))
    for vote in minutes.votes:
        yield from _vote(vote, has_names=has_names)
    yield from taken_decision(minutes)
    if sheet.text:
        yield Heading(3, "Débat")
        yield from (Paragraph(line) for line in sheet.text.splitlines() if line.strip())


def _presented(minutes: PointMinutes) -> Iterator[Block]:
    """What was put to the committee."""
    sheet = minutes.sheet
    yield Heading(2, f"{minutes.rank}. {sheet.point.title}")
    facts = tuple(words.facts_of(sheet))
    if facts:
        yield Facts(facts)
    if sheet.facts.summary:
        yield Paragraph(sheet.facts.summary)
    if minutes.plan is not None:
        yield from presented_plan(minutes.plan, sheet.facts.asked)


def presented_plan(plan: Plan, asked: Fraction | None) -> Iterator[Block]:
    """What it costs, and who pays; the fund stands as it was asked."""
    asked = plan.requested if plan.requested is not None else asked
    lines = [] if asked is None else [("Aide européenne demandée", "européen", asked)]
    lines += [(each.funder, "public", each.amount) for each in plan.public_funds]
    lines += [(each.funder, "privé", each.amount) for each in plan.private_funds]
    if plan.revenue:
        lines.append(("Recettes", "", plan.revenue))
    if asked is not None:
        own = plan.total_cost - sum((amount for *_, amount in lines), Fraction(0))
        lines.append(("Reste à la charge du porteur", "", own))
    columns = (
        Column("Ressource", 4, is_heading=True),
        Column("Nature", 2),
        Column("Montant", "content", _RIGHT, is_number=True),
        Column("Part", "content", _RIGHT, is_number=True),
    )
    rows = [_line(*line, plan.total_cost) for line in lines]
    rows.append(_line("Dépense totale", "", plan.total_cost, plan.total_cost, look="total"))
    yield Heading(3, "Plan de financement présenté")
    yield Table(columns, tuple(rows))
    yield Paragraph(words.eligible(plan.eligible))


def _line(name: str, nature: str, amount: Fraction, total: Fraction, *, look: RowLook = "normal") -> Row:
    share = formats.rate(amount / total) if total else ""
    return Row((name, nature, money(amount), share), look)


def _course(minutes: PointMinutes) -> Iterator[Block]:
    """When it was open, who left for it, who was heard."""
    sheet = minutes.sheet
    said = []
    if sheet.opened_at is not None:
        said.append(words.opened(sheet.opened_at, minutes.closed_at))
    said += [words.heard(each) for each in sheet.hearings]
    if minutes.asides:
        said.append(words.asides(minutes.asides))
    if said:
        yield Bullets(tuple(said))


def collective_notes(score: ScoreSheet, eliminated: Sequence[str]) -> Iterator[Block]:
    """The note of each criterion, never whose: the total against its threshold."""
    columns = (
        Column("Critère", 5, is_heading=True),
        Column("Note", "content", _RIGHT, is_number=True),
        Column("Sur", "content", _RIGHT, is_number=True),
        Column("Coef.", "content", _RIGHT, is_number=True),
        Column("Points", "content", _RIGHT, is_number=True),
    )
    rows = [_criterion(each) for each in score.criteria]
    if score.total is not None:
        rows.append(Row(("Total", "", "", "", f"{decimal(score.total)} / {decimal(score.maximum)}"), "total"))
    said = (Paragraph(each) for each in (*eliminated, words.counted_sheets(score)) if each)
    heading, verdict = Heading(3, f"Notation\u00a0: {score.title}"), Paragraph(words.verdict(score), "strong")
    yield KeepTogether((heading, Table(columns, tuple(rows)), verdict, *said))


def _criterion(line: CriterionResult) -> Row:
    value = formats.MISSING if line.value is None else decimal(line.value)
    points = "" if line.value is None else decimal(line.value * line.weight)
    return Row((line.title, value, decimal(line.maximum), decimal(line.weight), points))


def _vote(vote: VoteMinutes, *, has_names: bool) -> Iterator[Block]:
    held = vote.held
    counts = words.vote_counts(vote)
    table = Table(
        tuple(Column(title, 1, "centre", is_number=True) for title in counts),
        (Row(tuple(formats.number(each) for each in counts.values())),),
    )
    yield KeepTogether(
        (
            Heading(3, words.vote_title(held.mode)),
            Paragraph(held.motion),
            table,
            Paragraph(f"{say_result(held)}.", "strong"),
        )
    )
    said = [say_majority(vote.majority)]
    said += [f"{say_gauge(each)}\u00a0: {words.met(is_met=each.is_met)}." for each in _gauges(vote)]
    said += words.vote_reasons(held)
    if vote.is_chair_deputy and vote.chair is not None:
        said.append(words.chair_of_vote(vote.chair))
    yield Bullets(tuple(said))
    if has_names and held.ballots:
        yield Paragraph(spaced("Votes nominatifs, publiés selon le règlement du GAL :"))
        yield Bullets(tuple(say_ballots(held.ballots)))


def _gauges(vote: VoteMinutes) -> tuple[Gauge, ...]:
    return (*vote.held.gauges.presence, *vote.held.gauges.votes)


def taken_decision(minutes: PointMinutes) -> Iterator[Block]:
    decided = minutes.sheet.decision.decided
    if decided is None:
        if minutes.sheet.point.kind == "project":
            yield Paragraph("Aucune décision n’a été prise sur ce point.", "strong")
        return
    titles = _titles(minutes.sheet)
    said: list[Block] = [Heading(3, "Décision"), Paragraph(words.decision(minutes), "note")]
    if decided.reason:
        said.append(Paragraph(f"Motif\u00a0: {decided.reason}"))
    if decided.criteria:
        said.append(Paragraph(f"Critères\u00a0: {', '.join(titles.get(key, key) for key in decided.criteria)}."))
    if decided.reservations:
        said.append(Paragraph("Réserves\u00a0:"))
        said.append(Bullets(tuple(say_reservation(each) for each in decided.reservations)))
    yield KeepTogether(tuple(said))


def _titles(sheet: PointSheet) -> dict[str, str]:
    return {} if sheet.point.grid is None else {each.key: each.title for each in sheet.point.grid.criteria}
