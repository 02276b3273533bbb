"""The columns of a treasury (movements, claims of the fund) and the fields of what it starts from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.cash.rows import ClaimSheet, MovementSheet
from leaderdesk.domain.dossiers import CASH_KINDS
from leaderdesk.ui.kit.fields import ChoiceField, CountField, DayField, MoneyField, MonthField, RateField
from leaderdesk.ui.kit.forms import Field
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.typed_columns import amount_column, choice_column, day_column, words_column
from leaderdesk.words import codes, numbers, treasuries
from leaderdesk.words.formats import capital, day, number
from leaderdesk.words.sheets import say_flaw

_SHAPES = ("even", "front", "back")


class TreasuryColumns(QObject):
    """Titles and values."""

    def __init__(self, parent: QObject, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self._today = today

    def movements(self) -> list[Column]:
        """What is spent and received, and when."""
        kinds = {code: capital(codes.word("kind", code)) for code in CASH_KINDS}
        done = {True: self.tr("fait"), False: self.tr("prévu")}
        return [
            words_column("label", self.tr("Mouvement"), "row.label", width=24, is_wide=True),
            choice_column("kind", self.tr("Nature"), kinds, "row.kind", width=14),
            amount_column("amount", self.tr("Montant TTC"), "row.amount", width=13),
            day_column("due_on", self.tr("Date probable"), self._today, "row.due_on", width=12),
            day_column("early_on", self.tr("Au plus tôt"), self._today, "row.early_on", width=12, is_hidden=True),
            day_column("late_on", self.tr("Au plus tard"), self._today, "row.late_on", width=12, is_hidden=True),
            choice_column("is_done", self.tr("État"), done, "row.is_done", width=8),
            Column("remark", self.tr("À savoir"), self._of_movement, width=24),
        ]

    def claims(self) -> list[Column]:
        """What will be asked of the fund, and when each outlook sees it paid."""
        return [
            words_column("label", self.tr("Demande de paiement"), "row.label", width=22, is_wide=True),
            amount_column("amount", self.tr("Montant du fonds"), "row.amount", width=14),
            day_column("ready_on", self.tr("Prête le"), self._today, "row.ready_on", width=12),
            self._months("filing_months", self.tr("Dépôt (mois)")),
            self._months("early_months", self.tr("Au plus tôt (mois)")),
            self._months("likely_months", self.tr("Probable (mois)")),
            self._months("late_months", self.tr("Au plus tard (mois)")),
            Column("paid", self.tr("Payée (probable)"), _paid, width=15),
            Column("remark", self.tr("À savoir"), self._of_claim, width=24),
        ]

    def plan(self) -> list[Field]:
        """What the treasury starts from."""
        month, start = partial(MonthField, self._today), self.tr("Au départ")
        own = self.tr("Ce que le porteur peut mettre dans le projet au premier mois.")
        budget, rate = self.tr("Un relais se juge à côté de ce budget."), self.tr("Par an\u202f; donne les intérêts.")
        return [
            Field("opening", self.tr("Trésorerie disponible"), MoneyField, own, group=start),
            Field("annual_budget", self.tr("Budget annuel"), MoneyField, budget, group=start, is_optional=True),
            Field("loan_rate", self.tr("Taux d’un prêt relais"), RateField, rate, group=start, is_optional=True),
            Field("starts_on", self.tr("Premier mois"), month, group=start, is_optional=True),
        ]

    def alarm(self) -> list[Field]:
        """From when on it is serious, and how far one looks."""
        limits = self.tr("Seuils d’alerte")
        share, months = self.tr("Danger si le relais l’atteint."), self.tr("Danger à partir de là\u00a0: 12 d’usage.")
        return [
            Field("red_share", self.tr("Part du budget"), RateField, share, group=limits, is_optional=True),
            Field("red_months", self.tr("Mois sous zéro"), CountField, months, group=limits, is_optional=True),
            Field("months", self.tr("Mois à montrer"), CountField, group=limits, is_optional=True),
        ]

    def spread(self) -> list[Field]:
        """Over which months the costs are spread, and how."""
        shapes = {code: capital(treasuries.shape(code)) for code in _SHAPES}
        return [
            Field("starts_on", self.tr("Pr&emière dépense"), partial(DayField, self._today)),
            Field("ends_on", self.tr("Dernière dépense"), partial(DayField, self._today)),
            Field("shape", self.tr("Rythme"), partial(ChoiceField, shapes)),
        ]

    def _months(self, name: str, title: str) -> Column:
        def months(each: ClaimSheet) -> int | None:
            found: int | None = getattr(each.row, name)
            return found

        return Column(
            name,
            title,
            lambda each: "" if months(each) is None else number(months(each) or 0),
            key=months,
            value=months,
            kind="count",
            editor=CountField,
            width=9,
            is_hidden=name != "filing_months",
        )

    def _of_movement(self, each: MovementSheet) -> str:
        if each.flaw is not None:
            return say_flaw(each.flaw)
        if each.is_real and not each.row.is_done:
            return self.tr("Versement attendu (onglet Paiements)")
        if each.is_real:
            return self.tr("Versement constaté (onglet Paiements)")
        return self.tr("Vient du plan de financement") if each.is_derived else "\u00a0"

    def _of_claim(self, each: ClaimSheet) -> str:
        if each.real is not None:
            if each.real.paid_on is not None:
                return self.tr("Payée le {}").format(day(each.real.paid_on))
            if each.real.expected_on is not None:
                return self.tr("Déposée le {}, attendue le {}").format(
                    day(each.real.filed_on), day(each.real.expected_on)
                )
            return self.tr("Déposée le {}, pas encore payée").format(day(each.real.filed_on))
        return self.tr("Tout le fonds en une fois, faute de demandes prévues") if each.is_derived else "\u00a0"


def _paid(each: ClaimSheet) -> str:
    return numbers.month(each.paid["likely"])


def stored(name: str, value: Any) -> Any:  # noqa: ANN401 - of the column
    """A cell emptied where a yes or no must stand is a no."""
    return bool(value) if name == "is_done" else value
