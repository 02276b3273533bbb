"""The columns of the claims of a dossier, of their expenses, of what funders pay; the fields of the days of a claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.claims.checks import Remark
from leaderdesk.domain.claims.rows import ExpenseRow
from leaderdesk.domain.claims.sheets import ClaimSheet, FundClaims, FunderSheet
from leaderdesk.domain.claims.vocabulary import CUT_REASONS, HANDS, PROOFS
from leaderdesk.domain.payments import KINDS
from leaderdesk.ui.kit.fields import DayField, MoneyField
from leaderdesk.ui.kit.forms import Field
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.typed_columns import (
    amount_column,
    amount_or_part_column,
    choice_column,
    day_column,
    shown,
    words_column,
)
from leaderdesk.words import claim_sheets, codes
from leaderdesk.words.formats import NO_BREAK, capital, day, money


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with the fund that it asks."""

    claim: ClaimSheet
    fund: FundClaims


@dataclass(frozen=True, slots=True)
class ExpenseLine:
    """An expense with what is said of it, and the cut that is proposed."""

    row: ExpenseRow
    remarks: tuple[Remark, ...]
    proposed: Remark | None


class ClaimColumns(QObject):
    """Titles and values; the funds and the cost lines are filled in when they have been read."""

    def __init__(self, parent: QObject, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self._today = today
        self.funds: dict[Any, str] = {}
        self.lines: dict[Any, str] = {}

    def claims(self) -> list[Column]:
        """A claim, where it stands and in whose hands, what it comes to."""
        hands = {None: self.tr("Comme d’habitude"), **_capitals("held_by", HANDS)}
        of = "claim.settled.row."
        return [
            choice_column("kind", self.tr("Demande"), _capitals("kind", KINDS), f"{of}kind", width=21, is_wide=True),
            Column("stage", self.tr("Où elle en est"), _stage, width=22),
            Column("since", self.tr("Depuis le"), _since, width=13),
            choice_column("held_by", self.tr("Entre les mains de"), hands, f"{of}held_by", width=18, text=_hand),
            self._amount("asked", self.tr("Demandé au fonds"), "filed_on"),
            self._amount("certified", self.tr("Retenu"), "service_done_on"),
            self._amount("paid", self.tr("Versé"), "paid_on"),
            choice_column("fund_id", self.tr("Fonds"), self.funds, f"{of}fund_id", width=10),
            words_column("remark", self.tr("Remarque"), f"{of}remark", width=24, is_optional=True),
        ]

    def expenses(self) -> list[Column]:
        """An invoice in the order of a table of invoices, then how it was paid, what is cut of it and why."""
        proofs, reasons = _capitals("proof", PROOFS), _capitals("cut_reason", CUT_REASONS)
        return [
            words_column("label", self.tr("Dépense"), "row.label", width=20, is_wide=True),
            words_column("supplier", self.tr("Fournisseur"), "row.supplier", width=16, is_optional=True),
            words_column("invoice", self.tr("Facture n°"), "row.invoice", width=11),
            day_column("invoiced_on", self.tr("Du"), self._today, "row.invoiced_on", width=11),
            amount_column("net", self.tr("Montant HT"), "row.net", width=12),
            amount_column("vat", self.tr("TVA"), "row.vat", width=11, is_optional=True),
            amount_column("claimed", self.tr("Demandé"), "row.claimed", width=12),
            day_column("paid_on", self.tr("Payée le"), self._today, "row.paid_on", width=11),
            choice_column("proof", self.tr("Preuve"), proofs, "row.proof", width=16),
            choice_column("cost_line_id", self.tr("Dépense du plan"), self.lines, "row.cost_line_id", width=18),
            amount_or_part_column("cut", self.tr("Écarté"), "row.cut", width=11, text=_cut),
            choice_column("cut_reason", self.tr("Motif"), reasons, "row.cut_reason", width=16, text=_reason(reasons)),
            Column("remarks", self.tr("À voir"), self._remarks, width=34),
            words_column("cut_remark", self.tr("Remarque"), "row.cut_remark", width=20, is_optional=True),
        ]

    def funders(self) -> list[Column]:
        """A funder, what it promised and paid, when its decision lapses."""
        return [
            words_column("name", self.tr("Financeur"), "line.name", editor=None, width=24, is_wide=True),
            amount_column("promised", self.tr("Au plan"), "line.amount", editor=None, width=14),
            amount_column("paid", self.tr("Reçu"), editor=None, width=14),
            amount_column("left", self.tr("Reste à recevoir"), editor=None, width=14),
            Column("expires", self.tr("Décision caduque le"), _expires, width=16),
        ]

    def payments(self) -> list[Column]:
        """Money of one funder."""
        return [
            amount_column("amount", self.tr("Montant"), width=22),
            day_column("asked_on", self.tr("Demandé le"), self._today, width=13),
            day_column("paid_on", self.tr("Reçu le"), self._today, width=13),
            words_column("remark", self.tr("Remarque"), width=26, is_wide=True, is_optional=True),
        ]

    def staged(self) -> list[Column]:
        """What each stage said of a fund's money, by hand or after the claims."""
        return [
            day_column("said_on", self.tr("Dit le"), self._today, editor=None, width=12),
            words_column("fund", self.tr("Fonds"), editor=None, width=12),
            Column("stage", self.tr("Étape"), lambda each: capital(codes.word("stage", each.stage)), width=24),
            amount_column("amount", self.tr("Montant"), editor=None, width=14),
            Column("origin", self.tr("Vient de"), self._origin, width=24),
            words_column("reason", self.tr("Motif"), editor=None, width=24, is_wide=True, is_optional=True),
        ]

    def planned(self) -> list[Column]:
        """What will be asked of the fund, by the treasury."""
        return [
            words_column("label", self.tr("Demande prévue"), "row.label", editor=None, width=24, is_wide=True),
            amount_column("amount", self.tr("Montant"), "row.amount", editor=None, width=14),
            day_column("ready_on", self.tr("Prête le"), self._today, "row.ready_on", editor=None, width=12),
        ]

    def days(self) -> list[Field]:
        """The day of each stage of a claim."""
        day_field = partial(DayField, self._today)
        return [Field(name, self.tr(words), day_field) for name, words in claim_sheets.DAYS.items()]

    def remarks_of(self, each: ExpenseLine) -> list[str]:
        """Everything said of an expense."""
        return [claim_sheets.say_remark(remark) for remark in each.remarks]

    def _amount(self, name: str, title: str, since: str) -> Column:
        def text(each: ClaimLine) -> str:
            settled = each.claim.settled
            said, reckoned = getattr(settled.row, name), getattr(settled, name)
            if said is not None:
                return money(said)
            if getattr(settled.row, since) is None and name != "asked":
                return NO_BREAK
            return self.tr("{} (calcul)").format(money(reckoned)) if reckoned is not None else ""

        def tone(each: ClaimLine) -> str:
            return "muted" if getattr(each.claim.settled.row, name) is None else ""

        def value(each: ClaimLine) -> int | None:
            found: int | None = getattr(each.claim.settled.row, name)
            return found

        return Column(
            *(name, title, text),
            key=lambda each: getattr(each.claim.settled, name),
            value=value,
            kind="amount",
            editor=MoneyField,
            width=18,
            tone=tone,
        )

    def _remarks(self, each: ExpenseLine) -> str:
        return " ".join(self.remarks_of(each)) or self.tr("Rien à signaler")

    def _origin(self, each: Any) -> str:  # noqa: ANN401 - a staged row
        origins = {"claims": self.tr("d’après les demandes"), "amendments": self.tr("d’après les avenants")}
        return origins.get(each.origin, self.tr("saisi"))


def _capitals(field: str, known: tuple[str, ...]) -> dict[Any, str]:
    return {code: capital(codes.word(field, code)) for code in known}


def _stage(each: ClaimLine) -> str:
    return capital(claim_sheets.stage(each.claim))


def _since(each: ClaimLine) -> str:
    return shown(day, claim_sheets.since(each.claim)) or NO_BREAK


def _hand(each: ClaimLine) -> str:
    hand = each.claim.course.hand
    return capital(codes.word("held_by", hand)) if hand else NO_BREAK


def _cut(each: ExpenseLine) -> str:
    return money(each.row.cut) if each.row.cut else NO_BREAK


def _reason(reasons: Mapping[Any, str]) -> Callable[[ExpenseLine], str]:
    # A reason is missing where something was cut, and nowhere else.
    return lambda each: reasons.get(each.row.cut_reason, "") or ("" if each.row.cut else NO_BREAK)


def _expires(each: FunderSheet) -> str:
    return shown(day, each.line.expires_on) or NO_BREAK
