"""The cooperations as a workbook: partners with their accounts, common costs with who bears them, who owes what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from leaderdesk.documents.sheets.writing.books import Sheet
from leaderdesk.domain.cooperation.sharing import Account, Transfer
from leaderdesk.domain.cooperation.sheets import CooperationSheet
from leaderdesk.services.cooperation import read_cooperation
from leaderdesk.services.exports.columns import Told, combined, tabled, told
from leaderdesk.services.exports.reading import Project, read_ground
from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import CooperationPartner
from leaderdesk.words import codes
from leaderdesk.words import cooperation as said
from leaderdesk.words import exports as words


@dataclass(frozen=True, slots=True)
class Cooperating:
    """A dossier with its cooperation."""

    project: Project
    sheet: CooperationSheet


@dataclass(frozen=True, slots=True)
class OfPartner:
    """A partner of a cooperation, and its account."""

    of: Cooperating
    account: Account


@dataclass(frozen=True, slots=True)
class OfCost:
    """What a partner bears of a common cost; without one, what nobody bears."""

    of: Cooperating
    label: str
    payer: int | None
    partner: int | None
    part: int


@dataclass(frozen=True, slots=True)
class OfTransfer:
    """What a partner owes to another."""

    of: Cooperating
    transfer: Transfer


_PARTNERS: tuple[Told[OfPartner], ...] = (
    told("holder", "text", lambda each: each.of.project.row.holder),
    told("number", "text", lambda each: each.of.project.row.number),
    told("title", "text", lambda each: each.of.project.row.title),
    told("partner", "text", lambda each: each.account.partner.name),
    told("partner_role", "text", lambda each: said.role(each.account.partner)),
    told("partner_kind", "text", lambda each: codes.word("kind", each.account.partner.kind)),
    told("country", "text", lambda each: each.account.partner.country),
    told("region", "text", lambda each: each.account.partner.region),
    told("partner_share", "rate", lambda each: each.account.share),
    told("common_part", "money", lambda each: each.account.planned),
    told("own_budget", "money", lambda each: each.account.own),
    combined("partner_total", ("common_part", "own_budget")),
    told("fund_asked", "money", lambda each: each.account.partner.fund_asked),
    told("common_borne", "money", lambda each: each.account.borne),
    told("common_paid", "money", lambda each: each.account.paid),
    combined("common_balance", ("common_paid",), ("common_borne",)),
    told("partner_decided_on", "day", lambda each: each.account.partner.decided_on),
    told("agreement_signed_on", "day", lambda each: each.account.partner.signed_on),
    told("left_on", "day", lambda each: each.account.partner.left_on),
)
_COSTS: tuple[Told[OfCost], ...] = (
    told("holder", "text", lambda each: each.of.project.row.holder),
    told("number", "text", lambda each: each.of.project.row.number),
    told("common_cost", "text", lambda each: each.label),
    told("paid_by", "text", lambda each: each.of.sheet.names.get(each.payer or 0)),
    told("borne_by", "text", lambda each: each.of.sheet.names.get(each.partner or 0, words.UNSHARED)),
    told("common_part", "money", lambda each: each.part),
)
_TRANSFERS: tuple[Told[OfTransfer], ...] = (
    told("holder", "text", lambda each: each.of.project.row.holder),
    told("number", "text", lambda each: each.of.project.row.number),
    told("debtor", "text", lambda each: each.of.sheet.names[each.transfer.debtor]),
    told("creditor", "text", lambda each: each.of.sheet.names[each.transfer.creditor]),
    told("owed", "money", lambda each: each.transfer.amount),
)


def compose_cooperations(base: OpenBase) -> Sequence[Sheet]:
    """Every dossier that has partners, by number."""
    on = today(base)
    with base.read() as session:
        keys = set(session.scalars(select(CooperationPartner.dossier_id).distinct()))
    found = [
        Cooperating(project, read_cooperation(base, project.row.id, on))
        for project in read_ground(base).projects
        if project.row.id in keys
    ]
    partners = [OfPartner(each, account) for each in found for account in each.sheet.accounts]
    transfers = [OfTransfer(each, transfer) for each in found for transfer in each.sheet.transfers]
    return (
        tabled(words.PARTNERS, _PARTNERS, partners, words.ABOUT_PARTNER),
        tabled(words.COMMON_COSTS, _COSTS, [part for each in found for part in _parts(each)], words.ABOUT_COMMON_COST),
        tabled(words.OWED, _TRANSFERS, transfers, words.ABOUT_OWED),
    )


def _parts(of: Cooperating) -> Iterator[OfCost]:
    for cost in of.sheet.costs:
        row = cost.row
        yield from (OfCost(of, row.label, row.paid_by_id, key, part) for key, part in cost.parts.items())
        if cost.unshared:
            yield OfCost(of, row.label, row.paid_by_id, None, cost.unshared)
