"""The table of a cooperation agreement: partners and what each brings, common costs and who bears them, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from leaderdesk.domain.cooperation.sharing import Account
from leaderdesk.domain.cooperation.sheets import CooperationSheet
from leaderdesk.words import codes, formats
from leaderdesk.words import cooperation as words
from leaderdesk.words.phrases import spaced

_ROOMY = 2


@dataclass(frozen=True, slots=True)
class Told:
    """The dossier that the agreement is about."""

    number: str
    title: str
    holder: str


def cooperation_table(sheet: CooperationSheet, told: Told, letterhead: Letterhead) -> Paper:
    """The whole on the day of the paper; what does not hold together or is missing is said in it."""
    stamp = Stamp(
        "cooperation",
        words.title(told.number),
        words.reference(told.number),
        subject=told.title,
        orientation="landscape",
    )
    head = _head(sheet, told, letterhead)
    if not sheet.partners:
        return paper_of(letterhead, stamp, (*head, Paragraph(words.NO_PARTNER, "note")))
    return paper_of(
        letterhead, stamp, (*head, *_partners(sheet), *_costs(sheet), *_accounts(sheet), *_doubts(sheet), *_end(sheet))
    )


def _head(sheet: CooperationSheet, told: Told, letterhead: Letterhead) -> Iterator[Block]:
    row = sheet.row
    yield Heading(1, words.title(told.number))
    pairs = [
        ("Projet", told.title),
        ("Porteur", told.holder),
        ("Coopération", words.kind(row.kind if row else None)),
        ("Action commune", (row.common_action if row else None) or formats.MISSING),
        ("Accord signé le", formats.day(row.agreed_on if row else None)),
        ("Fin de l’accord", formats.day(row.ends_on if row else None)),
    ]
    if row is not None and row.approved_on is not None:
        pairs.append(("Approuvé le", formats.day(row.approved_on)))
    yield Facts((*pairs, ("État au", formats.day(letterhead.made_on))))


def _partners(sheet: CooperationSheet) -> Iterator[Block]:
    yield Heading(2, "Partenaires")
    own, missing = _sum_own(sheet), words.say_missing(sheet)
    yield KeyFigures(
        (
            KeyFigure("Coûts communs", formats.money(sheet.common)),
            KeyFigure("Dépenses propres", formats.money(own), missing),
            KeyFigure("Coût de la coopération", formats.money(None if own is None else sheet.common + own)),
        )
    )
    columns = (
        Column("Partenaire", 3, is_heading=True),
        Column("Rôle et nature", 2),
        Column("Part", "content", "right", is_number=True),
        *(
            Column(title, "content", "right", is_number=True)
            for title in ("Coûts communs", "Propres", "Total", "Fonds demandé")
        ),
    )
    rows = [_partner(each) for each in sheet.accounts]
    if len(rows) >= _ROOMY:
        rows.append(_total(sheet))
    yield Table(columns, tuple(rows))


def _partner(account: Account) -> Row:
    partner = account.partner
    place = ", ".join(each for each in (partner.region, partner.country) if each)
    what = [words.role(partner)] if partner.is_us or partner.is_lead else []
    what.append(codes.word("kind", partner.kind))
    if partner.left_on is not None:
        what.append(f"parti le {formats.day(partner.left_on)}")
    return Row(
        (
            f"{partner.name} ({place})" if place else partner.name,
            ", ".join(what),
            words.share_now(account),
            formats.money(account.planned),
            formats.money(account.own),
            formats.money(None if account.own is None else account.planned + account.own),
            formats.money(partner.fund_asked),
        )
    )


def _total(sheet: CooperationSheet) -> Row:
    planned = sum(each.planned for each in sheet.accounts)
    own = _sum_own(sheet)
    asked = [each.partner.fund_asked for each in sheet.accounts]
    amounts = (planned, own, None if own is None else planned + own, _sum(asked))
    return Row(("Total", "", words.whole_share(sheet), *(formats.money(each) for each in amounts)), "total")


def _sum_own(sheet: CooperationSheet) -> int | None:
    return _sum([each.own for each in sheet.accounts])


def _sum(amounts: Sequence[int | None]) -> int | None:
    """A sum of which a part is not known is not known."""
    known = [each for each in amounts if each is not None]
    return sum(known) if len(known) == len(amounts) else None


def _costs(sheet: CooperationSheet) -> Iterator[Block]:
    """Each cost with what each partner bears of it, named beside its amount."""
    yield Heading(2, "Coûts communs")
    if not sheet.costs:
        yield Paragraph(words.say_whole(sheet))
        return
    columns = (
        Column("Coût commun", 3, is_heading=True),
        Column("Montant", "content", "right", is_number=True),
        Column("Payé par", 2),
        Column("Payé le"),
        Column("Qui porte quoi", 4),
    )
    rows = [
        Row(
            (
                each.row.label,
                formats.money(each.row.amount),
                sheet.names.get(each.row.paid_by_id or 0, formats.MISSING),
                formats.day(each.row.paid_on) if each.row.paid_on else "–",
                words.say_parts(each, sheet.names),
            )
        )
        for each in sheet.costs
    ]
    if len(rows) >= _ROOMY:
        rows.append(Row(("Total", formats.money(sheet.common), "", "", ""), "total"))
    yield Table(columns, tuple(rows))
    yield Paragraph(words.METHOD, "small")


def _accounts(sheet: CooperationSheet) -> Iterator[Block]:
    """Who owes what of what is paid."""
    yield Heading(2, "Comptes entre partenaires")
    if any(each.paid for each in sheet.accounts):
        columns = (
            Column("Partenaire", 3, is_heading=True),
            Column("Porte de ce qui est payé", "content", "right", is_number=True),
            Column("A payé pour tous", "content", "right", is_number=True),
            Column("Solde", 2, "right"),
        )
        rows = [
            Row((each.partner.name, formats.money(each.borne), formats.money(each.paid), words.balance(each)))
            for each in sheet.accounts
        ]
        yield Table(columns, tuple(rows))
    yield Bullets(tuple(words.say_transfers(sheet)))


def _doubts(sheet: CooperationSheet) -> Iterator[Block]:
    """What keeps the agreement from being signed as it stands."""
    found = [words.say_flaw(each) for each in sheet.flaws]
    found += [words.say_wanting(each) for each in sheet.wanting if each.when == "agreement"]
    if found:
        yield Heading(2, words.BEFORE["agreement"])
        yield Bullets(tuple(found))


def _end(sheet: CooperationSheet) -> Iterator[Block]:
    boxes = tuple(
        Signature(each.name, codes.word("kind", each.kind)) for each in sheet.partners if each.left_on is None
    )
    if boxes:
        yield Heading(2, "Signatures des partenaires")
        yield Signatures(boxes)
    yield Paragraph(spaced(words.PAPER_LIMITS), "small")
