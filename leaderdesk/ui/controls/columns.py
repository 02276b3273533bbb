"""The columns of the register, of the controls of a dossier, and of what a control found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.claims.vocabulary import CONTROL_BODIES
from leaderdesk.domain.controls.registers import ControlSheet, Found, RegisterLine
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.typed_columns import amount_column, choice_column, day_column, words_column
from leaderdesk.words import codes, controls, statuses
from leaderdesk.words.formats import capital, number


class ControlColumns(QObject):
    """Titles and values."""

    def __init__(self, parent: QObject, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self._today = today

    def register(self) -> list[Column]:
        """A dossier of the register."""
        return [
            Column("number", self.tr("Dossier"), lambda each: each.facts.number, width=10),
            Column("title", self.tr("Projet"), lambda each: each.facts.title, width=18, is_wide=True),
            Column("holder", self.tr("Porteur"), lambda each: each.facts.holder, width=14),
            Column("until", self.tr("Contrôlable jusqu’au"), controls.until, key=_end, width=20, kind="day"),
            Column("controls", self.tr("Contrôles"), _count, key=_controls, width=10, kind="count"),
            Column("waits", self.tr("À répondre"), controls.waits, key=_waiting, width=31),
            Column("status", self.tr("État"), lambda each: statuses.status_or_code(each.facts.status), width=13),
        ]

    def controls(self) -> list[Column]:
        """A control of a dossier."""
        bodies: dict[Any, str] = {code: capital(codes.word("body", code)) for code in CONTROL_BODIES}
        return [
            choice_column("body", self.tr("Organisme"), bodies, "row.body", width=20, is_wide=True),
            Column("reached", self.tr("Où il en est"), _reached, width=14),
            self._day("announced_on", self.tr("Annoncé le")),
            self._day("visited_on", self.tr("Visite le")),
            self._day("reported_on", self.tr("Rapport le")),
            self._day("closed_on", self.tr("Clos le")),
            self._amount("to_recover", self.tr("À recouvrer")),
            self._amount("recovered", self.tr("Recouvré")),
            self._day("recovered_on", self.tr("Recouvré le")),
            words_column("sample", self.tr("Échantillon"), "row.sample", width=16, is_optional=True),
            words_column("conclusion", self.tr("Conclusion"), "row.conclusion", width=22, is_optional=True),
        ]

    def findings(self) -> list[Column]:
        """Something a control found."""
        upheld: dict[Any, str] = {key: capital(said) for key, said in controls.UPHELD.items()}
        return [
            words_column("text", self.tr("Constat"), "row.text", width=24, is_wide=True, is_optional=True),
            self._day("answer_due_on", self.tr("Répondre avant le"), 17),
            Column("standing", self.tr("Où en est la réponse"), _standing, width=30),
            words_column("answer", self.tr("Réponse"), "row.answer", width=22, is_optional=True),
            self._day("answered_on", self.tr("Répondu le")),
            self._amount("correction", self.tr("Correction")),
            choice_column(
                *("is_upheld", self.tr("Suite"), upheld, "row.is_upheld"),
                width=11,
                is_optional=True,
            ),
        ]

    def _day(self, name: str, title: str, width: int = 12) -> Column:
        return day_column(name, title, self._today, f"row.{name}", width=width, is_optional=True)

    def _amount(self, name: str, title: str) -> Column:
        return amount_column(name, title, f"row.{name}", width=14, is_optional=True)


def _reached(each: ControlSheet) -> str:
    return capital(controls.reached(each))


def _standing(each: Found) -> str:
    return capital(controls.standing(each))


def _end(each: RegisterLine) -> date | None:
    return each.period.ends_on


def _controls(each: RegisterLine) -> int:
    return len(each.controls)


def _count(each: RegisterLine) -> str:
    return number(len(each.controls))


def _waiting(each: RegisterLine) -> date | None:
    """The first due before the others; what waits without a day comes after, then what waits for nothing."""
    if not each.waiting:
        return None
    return each.waiting[0].row.answer_due_on or date.max
