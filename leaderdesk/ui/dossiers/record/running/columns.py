"""The columns of the team, its tasks, pay and missions, of what a claim holds and what it stands on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.running.claims import Drawn, Evidence
from leaderdesk.domain.running.months import month_of
from leaderdesk.domain.typed.durations import read_month
from leaderdesk.ui.kit.fields import ChoiceField, DayField, MonthField, WordsField
from leaderdesk.ui.kit.forms import Field
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.typed_columns import (
    amount_column,
    as_typed,
    choice_column,
    day_column,
    quantity_column,
    share_column,
    words_column,
)
from leaderdesk.words import running as words
from leaderdesk.words.formats import NO_BREAK, day, hours, money, quantity, rate


class RunningColumns(QObject):
    """Titles and values; people and attachments are filled in when they have been read."""

    def __init__(self, parent: QObject, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self._today = today
        self.people: dict[Any, str] = {}
        self.files: dict[Any, str] = {}

    def assignments(self) -> list[Column]:
        """Who, from when until when, at which share or by the hours, by which letter."""
        return [
            self._person("person_id"),
            day_column("since", self.tr("Depuis le"), self._today, width=12),
            self._day("until", self.tr("Jusqu’au")),
            share_column("share", self.tr("Part fixe"), width=22, text=self._share),
            self._day("signed_on", self.tr("Lettre signée le")),
            self._file("attachment_id", self.tr("Lettre de mission")),
        ]

    def tasks(self) -> list[Column]:
        """A task, and whether LEADER pays for it."""
        answers = {True: self.tr("oui"), False: self.tr("non")}
        return [
            words_column("label", self.tr("Tâche"), width=40, is_wide=True),
            choice_column("is_eligible", self.tr("Éligible à LEADER"), answers, width=16),
        ]

    def pay(self) -> list[Column]:
        """A month of somebody, in the order of a table of payslips, and what of it is eligible."""
        return [
            self._person("pay.person_id"),
            self._month(),
            amount_column("gross", self.tr("Brut"), "pay.gross", width=11),
            amount_column("charges", self.tr("Charges patronales"), "pay.charges", width=11),
            amount_column("helped", self.tr("Aides reçues"), "pay.helped", width=11, text=_amount("pay.helped")),
            quantity_column("paid_hours", self.tr("Heures payées"), "pay.paid_hours", width=11, text=_hours),
            day_column("paid_on", self.tr("Payé le"), self._today, "pay.paid_on", width=11),
            self._file("attachment_id", self.tr("Bulletin de paie"), "pay.attachment_id"),
            amount_column("cost", self.tr("Coût"), "pay.cost", editor=None, width=12),
            amount_column("eligible", self.tr("Éligible"), editor=None, width=12, text=self._reckoned("eligible")),
        ]

    def missions(self) -> list[Column]:
        """A journey, what was spent, what it comes to."""
        of = "row."
        return [
            self._person("row.person_id"),
            day_column("went_on", self.tr("Le"), self._today, f"{of}went_on", width=11),
            words_column("place", self.tr("Lieu"), f"{of}place", width=16),
            words_column("purpose", self.tr("Objet"), f"{of}purpose", width=20, is_wide=True),
            quantity_column("kilometres", self.tr("Km"), f"{of}kilometres", width=8, text=_quantity("kilometres")),
            quantity_column(
                *("kilometre_cost", self.tr("€ par km"), f"{of}kilometre_cost"),
                width=9,
                text=_quantity("kilometre_cost"),
            ),
            amount_column("fares", self.tr("Transports"), f"{of}fares", width=10, text=_amount("row.fares")),
            amount_column("meals", self.tr("Repas"), f"{of}meals", width=10, text=_amount("row.meals")),
            amount_column("nights", self.tr("Nuitées"), f"{of}nights", width=10, text=_amount("row.nights")),
            day_column("refunded_on", self.tr("Remboursé le"), self._today, f"{of}refunded_on", width=12),
            self._file("attachment_id", self.tr("Justificatifs"), "row.attachment_id"),
            amount_column("amount", self.tr("Coût"), editor=None, width=12, text=self._reckoned("amount")),
        ]

    def drawn(self) -> list[Column]:
        """An expense that the claim would hold."""
        return [
            Column("label", self.tr("Dépense"), words.label_of, width=40, is_wide=True),
            amount_column("whole", self.tr("Sur"), editor=None, width=14),
            amount_column("amount", self.tr("Demandé"), editor=None, width=14, has_sum=True),
        ]

    def evidence(self) -> list[Column]:
        """A paper, and whether it is there."""
        return [
            Column("paper", self.tr("Justificatif"), _paper, width=32, is_wide=True),
            Column("person", self.tr("Personne"), lambda each: each.person, width=20),
            Column("on", self.tr("De"), _when, key=lambda each: each.on, width=16),
            Column("state", self.tr("État"), self._state, width=12),
        ]

    def signing(self) -> list[Field]:
        """Who signed a sheet, when, and the scan of it."""
        day_field = partial(DayField, self._today)
        return [
            Field("signed_on", self.tr("Signée le"), day_field),
            Field("countersigned_on", self.tr("Contresignée le"), day_field),
            Field("countersigned_by", self.tr("Contresignée par"), WordsField),
            Field("attachment_id", self.tr("Feuille numérisée"), lambda: ChoiceField({}, 24)),
            Field("remark", self.tr("Remarque"), WordsField, is_wide=True),
        ]

    def _person(self, path: str) -> Column:
        return choice_column("person_id", self.tr("Personne"), self.people, path, width=22, is_wide=True)

    def _month(self) -> Column:
        get = attrgetter("pay.month")
        return Column(
            *("month", self.tr("Mois"), lambda each: words.month(get(each))),
            key=get,
            value=get,
            editor=partial(MonthField, self._today),
            read=lambda text: as_typed(read_month(text, self._today()), words.month),
            width=17,
        )

    def _day(self, name: str, title: str) -> Column:
        get = attrgetter(name)
        return day_column(
            name, title, self._today, width=12, text=lambda each: day(get(each)) if get(each) else NO_BREAK
        )

    def _file(self, name: str, title: str, path: str = "") -> Column:
        get = attrgetter(path or name)
        return choice_column(name, title, self.files, path, width=18, text=lambda each: self.files.get(get(each), ""))

    def _share(self, each: Any) -> str:  # noqa: ANN401 - an assignment
        return self.tr("selon les heures") if each.share is None else rate(each.share)

    def _reckoned(self, name: str) -> Callable[[Any], str]:
        def text(each: Any) -> str:  # noqa: ANN401 - a month or a journey
            found = getattr(each, name)
            return self.tr("à compléter") if found is None else money(found)

        return text

    def _state(self, each: Evidence) -> str:
        return self.tr("présent") if each.is_there else self.tr("manque")


def _hours(each: Any) -> str:  # noqa: ANN401 - a month
    return NO_BREAK if each.pay.paid_hours is None else hours(each.pay.paid_hours)


def _amount(path: str) -> Callable[[Any], str]:
    get = attrgetter(path)
    return lambda each: NO_BREAK if get(each) is None else money(get(each))


def _quantity(name: str) -> Callable[[Any], str]:
    return lambda each: NO_BREAK if getattr(each.row, name) is None else quantity(getattr(each.row, name))


def _paper(each: Evidence) -> str:
    return words.EVIDENCE[each.code]


def _when(each: Evidence) -> str:
    is_monthly = each.on == month_of(each.on) and not each.code.startswith("letter")
    return words.month(each.on) if is_monthly else day(each.on)


def drawn_key(each: Drawn) -> tuple[str, int]:
    """What tells one expense of a claim from another."""
    return each.kind, each.payroll_id or each.mission_id or 0
