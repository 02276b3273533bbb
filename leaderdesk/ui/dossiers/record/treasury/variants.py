"""The part « D’autres façons de faire »: the plan and what would change it, side by side, kept by typing or a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zlib import crc32

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.cash.variants import Compared
from leaderdesk.domain.cashflow import SCENARIOS
from leaderdesk.domain.sheets.amounts import cents, first_day
from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.fields import CountField
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.entries import Entry, EntryTable
from leaderdesk.ui.parts.typed_columns import amount_column, choice_column, rate_of, share_column, words_column
from leaderdesk.words import cash, numbers
from leaderdesk.words.formats import counted, number
from leaderdesk.words.treasuries import round_money

# What makes a variant, beside its name.
_CHANGES = (
    *("claims", "phases", "funders_first", "deferred_share", "deferred_months"),
    *("loan", "loan_months", "loan_rate", "loan_fee"),
)
_RATES = ("deferred_share", "loan_rate")


class VariantColumns(QObject):
    """Titles and values."""

    def columns(self) -> list[Column]:
        """What each comes to first, then what it is made of."""
        first = {True: self.tr("oui"), False: self.tr("non")}
        return [
            words_column("name", self.tr("Façon de faire"), "variant.name", text=_name, width=32, is_wide=True),
            Column("state", self.tr("État"), self._state, width=10),
            Column("bridge", self.tr("À porter"), _bridge, key=_bridge_cents, kind="amount", width=10),
            Column("saved", self.tr("Par rapport au prévu"), self._saved, width=30),
            Column("months", self.tr("Durée"), _months, key=_carried, is_number=True, width=12),
            Column("lowest", self.tr("Au plus fort"), _lowest, key=lambda each: each.likely.lowest_month, width=14),
            Column("cost", self.tr("Coût du portage"), self._cost, width=14),
            self._count("claims", self.tr("Demandes")),
            self._count("phases", self.tr("Étalé sur (mois)")),
            choice_column("funders_first", self.tr("Cofin. d’abord"), first, "variant.funders_first", width=9),
            share_column("deferred_share", self.tr("Réglé plus tard"), "variant.deferred_share", width=9),
            self._count("deferred_months", self.tr("Après (mois)")),
            amount_column("loan", self.tr("Prêt"), "variant.loan", width=12),
            self._count("loan_months", self.tr("Prêt (mois)")),
            share_column("loan_rate", self.tr("Taux par an"), "variant.loan_rate", width=9),
            amount_column("loan_fee", self.tr("Frais"), "variant.loan_fee", width=10),
            Column("remark", self.tr("À savoir"), self._remark, width=26),
        ]

    def _saved(self, each: Compared) -> str:
        return "\u00a0" if _is_plan(each) else cash.saved(each)

    def _cost(self, each: Compared) -> str:
        return cash.cost(each.cost)

    def _state(self, each: Compared) -> str:
        if _is_plan(each):
            return self.tr("prévue")
        return self.tr("gardée") if each.variant.id is not None else self.tr("proposée")

    def _remark(self, each: Compared) -> str:
        return self.tr("Ce qui est prévu aujourd’hui") if _is_plan(each) else cash.limits(each) or "\u00a0"

    def _count(self, name: str, title: str) -> Column:
        def value(each: Compared) -> int | None:
            found: int | None = getattr(each.variant, name)
            return found

        return Column(
            name,
            title,
            lambda each: "" if value(each) is None else number(value(each) or 0),
            key=value,
            value=value,
            kind="count",
            editor=CountField,
            width=9,
        )


class VariantsPart(QWidget):
    """Shows them; what is typed over one that is only proposed makes it one's own."""

    def __init__(self) -> None:
        super().__init__()
        self.table = EntryTable(
            VariantColumns(self).columns(),
            self.tr("D’autres façons de faire"),
            self.tr("Nouvelle façon de faire…"),
            identity=identity,
            is_wide=True,
            most_rows=9,
        )
        self.keep = button(self.tr("&Garder celle-ci"))
        self.remove = self.table.add_action(self.tr("Retirer"), "close", "Ctrl+Del")
        self.ranges = text("", "small", is_wrapped=True)
        hint = text(
            self.tr(
                "Chaque ligne est calculée comme le prévu, au délai probable. «\u00a0Demandes\u00a0» est le nombre de"
                " demandes de paiement. «\u00a0Réglé plus tard\u00a0» est la part de chaque facture que les"
                " fournisseurs acceptent d’attendre. Les cases vides restent comme prévu. Le coût du"
                " portage est dit à part\u00a0: il n’est pas dans les sommes à porter."
            ),
            "small",
            is_wrapped=True,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(
            column(
                text(self.tr("D’autres façons de faire"), "heading"),
                hint,
                self.table,
                self.ranges,
                row(self.keep, None),
                gap=8,
            )
        )
        self._found: dict[int, Compared] = {}
        # What was just kept: the keyboard stays on it.
        self._kept: dict[str, Any] | None = None

    def show_variants(self, found: Sequence[Compared], lines: Sequence[Any]) -> None:
        """Those of a dossier, the plan first."""
        self._found = {identity(each): each for each in found}
        self.table.show_lines(lines)
        kept = [each for each in found if each.variant.id is not None and _made_of(each) == self._kept]
        if kept:
            self.table.go_to(identity(kept[-1]), "name")
        self._kept = None
        self.describe(self.table.current)
        self.setVisible(bool(found))

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Only to look at."""
        self.table.set_read_only(is_read_only=is_read_only)
        self.keep.setVisible(not is_read_only)

    def own(self, entry: Entry) -> Entry:
        """What is proposed, once it is typed over, becomes a row of its own."""
        if entry.key is None or entry.key > 0:
            return entry
        found = self._found[entry.key]
        return Entry(None, _made_of(found) | dict(entry.fields))

    def kept(self) -> list[Entry]:
        """The proposed one that the keyboard is on, as a row to keep."""
        current = self._proposed(self.table.current)
        if current is None:
            return []
        self._kept = _made_of(current)
        return [Entry(None, self._kept)]

    def _proposed(self, item: Compared | None) -> Compared | None:
        return None if item is None or item.variant.id is not None or _is_plan(item) else item

    def describe(self, item: Compared | None) -> None:
        """How long each outlook of the one in hand carries."""
        said = ""
        if item is not None and item.sheet.outlooks is not None:
            months = [item.sheet.outlooks[name].months_carried for name in SCENARIOS]
            said = self.tr("{}\u00a0: {} à porter si les paiements viennent tôt, {} s’ils tardent.").format(
                _name(item), counted(months[0], "mois", "mois"), counted(months[2], "mois", "mois")
            )
        self.ranges.setText(said)
        self.ranges.setVisible(bool(said))
        self.keep.setEnabled(self._proposed(item) is not None)


def identity(each: Compared) -> int:
    """The key of a variant; a proposed one has none, and is known by what it changes."""
    if each.variant.id is not None:
        return each.variant.id
    return -1 - crc32(repr(tuple(_made_of(each).values())).encode())


def stored_variant(name: str, value: Any) -> Any:  # noqa: ANN401 - of the column
    """A cell as services take it."""
    if name in _RATES and isinstance(value, int):
        return rate_of(value)
    return bool(value) if name == "funders_first" else value


def _made_of(each: Compared) -> dict[str, Any]:
    return {name: getattr(each.variant, name) for name in _CHANGES}


def _is_plan(each: Compared) -> bool:
    return each.variant.id is None and not any(_made_of(each).values())


def _name(each: Compared) -> str:
    return cash.name_of_variant(each.variant)


def _bridge(each: Compared) -> str:
    return round_money(each.likely.bridge) if each.likely.bridge else "rien"


def _bridge_cents(each: Compared) -> int:
    return cents(each.likely.bridge)


def _carried(each: Compared) -> int:
    return each.likely.months_carried if each.likely.bridge else 0


def _months(each: Compared) -> str:
    if not each.likely.bridge:
        return "\u00a0"
    beyond = "plus de " if each.likely.is_carried_beyond else ""
    return f"{beyond}{counted(_carried(each), 'mois', 'mois')}"


def _lowest(each: Compared) -> str:
    return numbers.month(first_day(each.likely.lowest_month)) if each.likely.bridge else "\u00a0"
