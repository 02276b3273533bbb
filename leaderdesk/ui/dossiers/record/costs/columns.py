"""The columns of the tables of costs: lines, quotes, commitments, contracts and their amendments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.dossiers import COST_KINDS, MEASURES
from leaderdesk.domain.eligibility.facts import COMMITMENT_KINDS, CONTRACT_KINDS, PUBLICITIES
from leaderdesk.domain.sheets.costs import CostLineSheet
from leaderdesk.domain.sheets.rows import QuoteRow
from leaderdesk.ui.dossiers.record.costs.remarks import CostRemarks
from leaderdesk.ui.kit.fields import MoneyField
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.typed_columns import (
    amount_column,
    choice_column,
    day_column,
    quantity_column,
    share_column,
    shown,
    words_column,
)
from leaderdesk.words import codes
from leaderdesk.words.formats import NO_BREAK, capital, money, quantity, rate

_COUNTED = {
    "hours": ("quantity", "unit_cost"),
    "yearly_hours": ("quantity", "unit_cost"),
    "months": ("quantity", "unit_cost"),
    "mileage": ("quantity",),
}


class CostColumns(QObject):
    """Titles and values."""

    def __init__(self, parent: QObject, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self._today = today
        self._remarks = CostRemarks(self)

    def lines(self) -> list[Column]:
        """An expense, how its amount is known, and what the rules make of it."""
        kinds, measures = capitals("kind", COST_KINDS), capitals("measure", MEASURES)
        return [
            words_column("label", self.tr("Dépense"), "row.label", width=23, is_wide=True),
            choice_column("kind", self.tr("Nature"), kinds, "row.kind", width=15),
            _price_column("net", self.tr("Montant HT"), net_of),
            _price_column("vat", self.tr("TVA"), vat_of),
            amount_column("eligible", self.tr("Éligible"), width=12, editor=None),
            choice_column("measure", self.tr("Montant connu par"), measures, "row.measure", width=18),
            quantity_column("quantity", self.tr("Quantité"), "row.quantity", width=9, text=_quantity),
            amount_column("unit_cost", self.tr("Coût unitaire"), "row.unit_cost", width=12, text=_unit_cost),
            share_column("inside_share", self.tr("Part dans le territoire"), "row.inside_share", width=8, text=_inside),
            amount_column("presented", self.tr("Présenté"), width=13, editor=None),
            Column("remarks", self.tr("Ce que disent les règles"), self._remarks.in_short, width=34),
        ]

    def quotes(self) -> list[Column]:
        """A supplier's price."""
        retained = {True: self.tr("retenu"), False: self.tr("non retenu")}
        return [
            words_column("supplier", self.tr("Fournisseur"), width=18, is_wide=True),
            amount_column("amount", self.tr("Montant HT"), width=13),
            amount_column("vat", self.tr("TVA"), width=12),
            day_column("dated_on", self.tr("Daté du"), self._today, width=12),
            choice_column("is_retained", self.tr("Choix"), retained, width=11),
            # Where it is needed and missing, it is said above the table.
            words_column("reason", self.tr("Pourquoi, s’il n’est pas le moins cher"), width=22, is_optional=True),
        ]

    def commitments(self) -> list[Column]:
        """What binds the holder."""
        return [
            choice_column("kind", self.tr("Engagement"), capitals("kind", COMMITMENT_KINDS), width=22, is_wide=True),
            day_column("made_on", self.tr("Pris le"), self._today, width=13),
        ]

    def contracts(self) -> list[Column]:
        """A public contract, its publicity, its days and its amounts."""
        return [
            words_column("name", self.tr("Marché"), "row.name", width=22, is_wide=True),
            choice_column("kind", self.tr("Nature"), capitals("kind", CONTRACT_KINDS), "row.kind", width=16),
            words_column("need", self.tr("Besoin"), "row.need", width=16),
            amount_column("estimate", self.tr("Estimation HT"), "row.estimate", width=13),
            choice_column(
                "publicity", self.tr("Publicité"), capitals("publicity", PUBLICITIES), "row.publicity", width=18
            ),
            day_column("launched_on", self.tr("Lancé le"), self._today, "row.launched_on", width=12),
            day_column("published_on", self.tr("Publié le"), self._today, "row.published_on", width=12),
            day_column("opened_on", self.tr("Plis ouverts le"), self._today, "row.opened_on", width=12),
            day_column("notified_on", self.tr("Notifié le"), self._today, "row.notified_on", width=12),
            amount_column("amount", self.tr("Montant HT"), "row.amount", width=13),
            amount_column("amount_with_changes", self.tr("Avenants compris"), width=13, editor=None),
            amount_column("covered", self.tr("Dépenses portées"), width=13, editor=None),
        ]

    def changes(self) -> list[Column]:
        """An amendment."""
        return [
            amount_column("amount", self.tr("En plus ou en moins, HT"), width=16),
            day_column("agreed_on", self.tr("Convenu le"), self._today, width=13),
            words_column("reason", self.tr("Motif"), width=30, is_wide=True),
        ]


def capitals(field: str, known: tuple[str, ...]) -> dict[Any, str]:
    """The words of some codes, as they begin a cell."""
    words = {code: codes.word(field, code) for code in known}
    return {code: capital(told) for code, told in words.items()}


def net_of(line: CostLineSheet) -> int | None:
    """The amount without VAT, as typed, as quoted, or as worked out."""
    if line.row.measure == "known":
        return line.row.net
    quote = retained_of(line)
    if line.row.measure == "quoted":
        return quote.amount if quote else None
    return line.presented


def vat_of(line: CostLineSheet) -> int | None:
    """The VAT, as typed or as quoted."""
    quote = retained_of(line)
    return line.row.vat if line.row.measure == "known" else quote.vat if quote else None


def retained_of(line: CostLineSheet) -> QuoteRow | None:
    """The one quote that measures a line."""
    retained = [quote for quote in line.quotes if quote.is_retained]
    return retained[0] if line.row.measure == "quoted" and len(retained) == 1 else None


def typed_over(line: CostLineSheet, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The same fields, and what an amount typed over a worked out one means: the amount is known from now on."""
    is_price = bool(fields.keys() & {"net", "vat"}) and "measure" not in fields
    if not is_price or line.row.measure == "known":
        return dict(fields)
    return {"measure": "known", "net": net_of(line), "vat": vat_of(line), **fields}


def _quantity(line: CostLineSheet) -> str:
    return _where_counted(line, "quantity", shown(quantity, line.row.quantity))


def _unit_cost(line: CostLineSheet) -> str:
    return _where_counted(line, "unit_cost", shown(money, line.row.unit_cost))


def _inside(line: CostLineSheet) -> str:
    return shown(rate, line.row.inside_share) or NO_BREAK


def _where_counted(line: CostLineSheet, name: str, told: str) -> str:
    """Nothing is missing where the way of knowing the amount does not use it."""
    return told or ("" if name in _COUNTED.get(line.row.measure, ()) else NO_BREAK)


def _price_column(name: str, title: str, get: Callable[[Any], int | None]) -> Column:
    return Column(
        *(name, title, lambda line: shown(money, get(line))),
        key=get,
        value=get,
        kind="amount",
        editor=MoneyField,
        width=12,
        tone=lambda line: "" if line.row.measure == "known" else "muted",
    )
