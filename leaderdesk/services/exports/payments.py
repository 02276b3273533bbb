"""Workbooks of the money that is paid: what accounts wait for and received, and every stage of every fund."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from leaderdesk.documents.sheets.writing.books import Sheet
from leaderdesk.domain.sheets.exported import ClaimRow, FiledClaimRow, StageRow
from leaderdesk.services.exports.columns import Told, combined, grouped, tabled, told
from leaderdesk.services.exports.funders import Brought
from leaderdesk.services.exports.reading import Ground, Project, read_ground
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.exported import claim_rows, filed_claim_rows
from leaderdesk.words import codes
from leaderdesk.words import exports as words
from leaderdesk.words.statuses import status

_STAGES = ("requested", "instructed", "voted", "convention", "claimed", "certified", "paid")


@dataclass(frozen=True, slots=True)
class OnFund:
    """A project on one European fund."""

    project: Project
    fund: str


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment: what was paid that time, and in all up to it."""

    project: Project
    row: StageRow
    amount: int


@dataclass(frozen=True, slots=True)
class SaidAmount:
    """What a stage said of a project."""

    project: Project
    row: StageRow


@dataclass(frozen=True, slots=True)
class Filed:
    """A claim that was made."""

    project: Project
    row: FiledClaimRow


@dataclass(frozen=True, slots=True)
class Planned:
    """A claim that is foreseen."""

    project: Project
    row: ClaimRow


def compose_accounts(base: OpenBase) -> Sequence[Sheet]:
    """What was paid, year after year; what is still to be paid; the money of funders that is expected."""
    ground = read_ground(base)
    return (
        grouped(
            words.PAYMENTS, _PAYMENTS, _payments(ground), lambda each: str(each.row.said_on.year), words.ABOUT_PAID
        ),
        tabled(words.BALANCES, _BALANCES, _on_funds(ground), words.ABOUT_BALANCE),
        tabled(words.EXPECTED, _EXPECTED, _expected(ground), words.ABOUT_EXPECTED),
    )


def compose_payments(base: OpenBase) -> Sequence[Sheet]:
    """Each project on each fund stage after stage, all that was said, the claims made and those foreseen."""
    ground = read_ground(base)
    with base.read() as session:
        rows, filed = claim_rows(session), filed_claim_rows(session)
    made = [Filed(ground.by_key[each.dossier_id], each) for each in filed]
    claims = [Planned(ground.by_key[each.dossier_id], each) for each in rows]
    return (
        tabled(words.STAGES, _STAGED, _on_funds(ground), words.ABOUT_STAGED),
        tabled(words.SAID, _SAID, _said(ground), words.ABOUT_SAID),
        tabled(words.FILED, _FILED, made, words.ABOUT_FILED),
        tabled(words.CLAIMS, _CLAIMS, claims, words.ABOUT_CLAIM),
    )


class OfProject(Protocol):
    """What every row of these sheets is of."""

    @property
    def project(self) -> Project:
        """The project."""


_WHO: tuple[Told[OfProject], ...] = (
    told("holder", "text", lambda each: each.project.row.holder),
    told("number", "text", lambda each: each.project.row.number),
    told("title", "text", lambda each: each.project.row.title),
)
_SIRET: Told[OfProject] = told("siret", "text", lambda each: each.project.facts.siret)
_STATUS: Told[OfProject] = told("status", "text", lambda each: status(each.project.row.status))
_LEFT: tuple[Told[OnFund], ...] = (
    told("lapsed", "money", lambda each: each.project.lapsed(each.fund)),
    combined("convention_left", ("convention",), ("paid", "lapsed")),
)
_PAYMENTS: tuple[Told[Payment], ...] = (
    *(*_WHO, _SIRET),
    told("fund", "text", lambda each: each.row.fund),
    told("paid_on", "day", lambda each: each.row.said_on),
    told("payment", "money", lambda each: each.amount),
    told("cumulated", "money", lambda each: each.row.amount, has_total=False),
    told("reason", "text", lambda each: each.row.reason),
)
_BALANCES: tuple[Told[OnFund], ...] = (
    *(*_WHO, _SIRET, _STATUS),
    told("fund", "text", lambda each: each.fund),
    told("convention_on", "day", lambda each: each.project.facts.convention_on),
    told("convention", "money", lambda each: each.project.staged("convention", each.fund)),
    told("claimed", "money", lambda each: each.project.staged("claimed", each.fund)),
    told("claimed_on", "day", lambda each: each.project.staged_on("claimed", each.fund)),
    told("paid", "money", lambda each: each.project.staged("paid", each.fund)),
    told("last_paid_on", "day", lambda each: each.project.staged_on("paid", each.fund)),
    *_LEFT,
)
_EXPECTED: tuple[Told[Brought], ...] = (
    *_WHO,
    told("funder", "text", lambda each: each.row.funder or words.NO_FUNDER),
    told("decided", "money", lambda each: each.row.amount, heading=words.DECIDED_AMOUNT),
    told("decided_on", "day", lambda each: each.row.decided_on),
    told("expected_on", "day", lambda each: each.row.expected_on),
    told("expires_on", "day", lambda each: each.row.expires_on),
)
_STAGED: tuple[Told[OnFund], ...] = (
    *(*_WHO, _STATUS),
    told("fund", "text", lambda each: each.fund),
    *(
        told(stage, "money", lambda each, stage=stage: each.project.staged(stage, each.fund))  # type: ignore[misc]  # bound
        for stage in _STAGES
    ),
    *_LEFT,
)
_SAID: tuple[Told[SaidAmount], ...] = (
    *_WHO,
    told("fund", "text", lambda each: each.row.fund),
    told("said_on", "day", lambda each: each.row.said_on),
    told("stage", "text", lambda each: codes.word("stage", each.row.stage)),
    told("amount", "money", lambda each: each.row.amount, has_total=False),
    told("reason", "text", lambda each: each.row.reason),
)
_FILED: tuple[Told[Filed], ...] = (
    *_WHO,
    told("fund", "text", lambda each: each.row.fund),
    told("claim_kind", "text", lambda each: codes.word("kind", each.row.kind)),
    told("claim_filed_on", "day", lambda each: each.row.filed_on),
    told("claim_complete_on", "day", lambda each: each.row.complete_on),
    told("service_done_on", "day", lambda each: each.row.service_done_on),
    told("claim_sent_on", "day", lambda each: each.row.sent_on),
    told("claim_paid_on", "day", lambda each: each.row.paid_on),
    told("claim_withdrawn_on", "day", lambda each: each.row.withdrawn_on),
    told("claim_asked", "money", lambda each: each.row.asked),
    told("claim_certified", "money", lambda each: each.row.certified),
    told("claim_paid", "money", lambda each: each.row.paid),
    told("claim_remark", "text", lambda each: each.row.remark),
)
_CLAIMS: tuple[Told[Planned], ...] = (
    *(*_WHO, _STATUS),
    told("label", "text", lambda each: each.row.label),
    told("planned", "money", lambda each: each.row.amount),
    told("ready_on", "day", lambda each: each.row.ready_on),
)


def _payments(ground: Ground) -> list[Payment]:
    """Cumulated amounts as what was paid each time, by day."""
    found = []
    for project in ground.projects:
        before: dict[str, int] = {}
        for row in project.stages:
            if row.stage == "paid":
                found.append(Payment(project, row, row.amount - before.get(row.fund, 0)))
                before[row.fund] = row.amount
    return sorted(found, key=lambda each: (each.row.said_on, each.project.row.number, each.row.fund))


def _on_funds(ground: Ground) -> Iterator[OnFund]:
    for project in ground.projects:
        for fund in dict.fromkeys(each.fund for each in project.stages):
            yield OnFund(project, fund)


def _said(ground: Ground) -> list[SaidAmount]:
    found = [SaidAmount(project, row) for project in ground.projects for row in project.stages]
    return sorted(found, key=lambda each: (each.row.said_on, each.project.row.number))


def _expected(ground: Ground) -> list[Brought]:
    """What funders beside the European ones decided, those with a day first."""
    found = [
        Brought(project, row, row.course(ground.on))
        for project in ground.projects
        for row in project.shares
        if row.nature in ("public", "private") and row.course(ground.on) == "decided"
    ]
    return sorted(found, key=lambda each: (each.row.expected_on is None, each.row.expected_on or ground.on))
