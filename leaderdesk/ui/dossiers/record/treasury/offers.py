"""The part « Qui peut avancer l’argent »: the offers known to the group, beside what this project must carry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.cash.offers import Offered
from leaderdesk.ui.kit.controls import column, text
from leaderdesk.ui.kit.fields import CountField
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.entries import Entry, EntryTable
from leaderdesk.ui.parts.typed_columns import amount_column, day_column, rate_of, share_column, words_column
from leaderdesk.words import cash
from leaderdesk.words.formats import money, number, rate


class OfferColumns(QObject):
    """Titles and values; a rate that nobody said is to be asked for."""

    def columns(self, today: Callable[[], date]) -> list[Column]:
        """Who, whether it suits, then the conditions and where they were seen."""
        return [
            words_column("name", self.tr("Qui"), "offer.name", width=24, is_wide=True),
            Column("fits", self.tr("Pour ce projet"), cash.fits, width=26),
            amount_column("amount_max", self.tr("Jusqu’à"), "offer.amount_max", text=_amount, width=12),
            Column(
                "months",
                self.tr("Durée (mois)"),
                lambda each: cash.ASK if each.offer.months is None else number(each.offer.months),
                key=lambda each: each.offer.months,
                value=lambda each: each.offer.months,
                kind="count",
                editor=CountField,
                width=10,
            ),
            share_column("loan_rate", self.tr("Taux par an"), "offer.loan_rate", text=_rate, width=11),
            amount_column("loan_fee", self.tr("Frais"), "offer.loan_fee", text=_fee, width=10),
            words_column("lends_to", self.tr("Prête à"), "offer.lends_to", width=18),
            words_column("conditions", self.tr("Conditions"), "offer.conditions", width=24),
            words_column("contact", self.tr("Contact"), "offer.contact", width=18),
            words_column("source", self.tr("Source"), "offer.source", width=18),
            day_column("seen_on", self.tr("Vu le"), today, "offer.seen_on", width=11),
        ]


class OffersPart(QWidget):
    """One list for every dossier."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.table = EntryTable(
            OfferColumns(self).columns(today),
            self.tr("Qui peut avancer l’argent"),
            self.tr("Nouvelle offre…"),
            identity=lambda each: each.offer.id,
            is_wide=True,
            most_rows=6,
        )
        self.remove = self.table.add_action(self.tr("Retirer l’offre"), "close", "Ctrl+Del")
        hint = text(
            self.tr(
                "Cette liste est la même pour tous les dossiers. Notez d’où vient chaque condition et le jour où vous"
                " l’avez lue\u202f; ce qui n’est pas dit reste à demander au prêteur."
            ),
            "small",
            is_wrapped=True,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(column(text(self.tr("Qui peut avancer l’argent"), "heading"), hint, self.table, gap=8))

    def named(self, entry: Entry) -> Entry:
        """A new offer has a name from its first cell on."""
        if entry.key is None and not entry.fields.get("name"):
            return Entry(None, {**entry.fields, "name": self.tr("Prêteur à nommer")})
        return entry


def stored_offer(name: str, value: Any) -> Any:  # noqa: ANN401 - of the column
    """A cell as services take it."""
    return rate_of(value) if name == "loan_rate" else value


def _amount(each: Offered) -> str:
    return cash.ASK if each.offer.amount_max is None else money(each.offer.amount_max)


def _rate(each: Offered) -> str:
    return cash.ASK if each.offer.loan_rate is None else rate(each.offer.loan_rate)


def _fee(each: Offered) -> str:
    return cash.ASK if each.offer.loan_fee is None else money(each.offer.loan_fee)
