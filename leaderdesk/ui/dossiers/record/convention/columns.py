"""The columns of the amendments of a convention and of what the holder owes; the fields of its days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.claims.amending import Amended
from leaderdesk.domain.claims.obligations import Obligation
from leaderdesk.domain.claims.vocabulary import AMENDMENT_KINDS, FOLLOW_UP_KINDS
from leaderdesk.ui.kit.fields import CountField, DayField
from leaderdesk.ui.kit.forms import Field
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.typed_columns import amount_column, choice_column, day_column, shown, words_column
from leaderdesk.words import codes, conventions
from leaderdesk.words.formats import NO_BREAK, capital, number


class ConventionColumns(QObject):
    """Titles and values; the funds are filled in when they have been read."""

    def __init__(self, parent: QObject, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self._today = today
        self.funds: dict[Any, str] = {}
        self.sittings: dict[Any, str] = {}
        self.files: dict[Any, str] = {}

    def amendments(self) -> list[Column]:
        """An amendment: what it changes, where it stands, its days."""
        return [
            choice_column("kind", self.tr("Avenant"), _capitals(AMENDMENT_KINDS), "row.kind", width=18, is_wide=True),
            amount_column("amount", self.tr("Nouveau montant"), "row.amount", width=15, is_optional=True),
            self._day("ends_on", self.tr("Nouvelle fin")),
            Column("standing", self.tr("Où il en est"), _standing, width=16),
            self._day("asked_on", self.tr("Demandé le")),
            self._day("decided_on", self.tr("Décidé le")),
            self._day("signed_on", self.tr("Signé le")),
            self._day("refused_on", self.tr("Refusé le")),
            Column("effect", self.tr("Ce qu’il change"), _effect, width=46),
            choice_column("fund_id", self.tr("Fonds"), self.funds, "row.fund_id", width=10, is_optional=True),
            choice_column("sitting_id", self.tr("Séance"), self.sittings, "row.sitting_id", width=22, is_optional=True),
            words_column("content", self.tr("Contenu"), "row.content", width=24, is_optional=True),
            words_column("reason", self.tr("Motif"), "row.reason", width=24, is_optional=True),
        ]

    def obligations(self) -> list[Column]:
        """Something the holder owes."""
        return [
            choice_column("kind", self.tr("Nature"), _capitals(FOLLOW_UP_KINDS), "row.kind", width=27, is_wide=True),
            day_column("due_on", self.tr("Pour le"), self._today, "row.due_on", width=13),
            Column("standing", self.tr("Où elle en est"), _owed, width=20, tone=_owed_tone),
            self._day("done_on", self.tr("Fait le")),
            words_column("label", self.tr("À fournir"), "row.label", width=24),
            Column(
                *("warn_days", self.tr("Prévenir (jours avant)"), _warn),
                value=lambda each: each.row.warn_days,
                key=lambda each: each.row.warn_days,
                kind="count",
                editor=CountField,
                width=12,
            ),
            choice_column(
                "attachment_id", self.tr("Pièce jointe"), self.files, "row.attachment_id", width=22, is_optional=True
            ),
            words_column("remark", self.tr("Remarque"), "row.remark", width=24, is_optional=True),
        ]

    def days(self) -> list[Field]:
        """The days of the convention as it was signed."""
        editor, ends = partial(DayField, self._today), self.tr("Fin prévue à la signature")
        return [
            Field("convention_on", self.tr("Convention signée le"), editor, is_optional=True),
            Field("convention_ends_on", ends, editor, is_optional=True, rule=self._backwards),
        ]

    def _day(self, name: str, title: str) -> Column:
        return day_column(name, title, self._today, f"row.{name}", width=12, is_optional=True)

    def _backwards(self, value: date | None, values: Any) -> str | None:  # noqa: ANN401 - of the form
        signed = values.get("convention_on")
        return self.tr("La fin précède la signature.") if value and signed and value < signed else None


def _capitals(known: tuple[str, ...]) -> dict[Any, str]:
    return {code: capital(codes.word("kind", code)) for code in known}


def _standing(each: Amended) -> str:
    return capital(conventions.standing(each))


def _effect(each: Amended) -> str:
    return capital(conventions.say_effect(each))


def _owed(each: Obligation) -> str:
    return capital(conventions.say_owed(each))


def _owed_tone(each: Obligation) -> str:
    return "muted" if each.standing == "done" else ""


def _warn(each: Obligation) -> str:
    return shown(number, each.row.warn_days) or NO_BREAK
