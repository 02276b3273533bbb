"""The fields of a call for projects: its rules and dates, then its publication."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.calls import CallSheet
from leaderdesk.ui.kit.fields import ChoiceField, DayField, MomentField, MoneyField, NotesField
from leaderdesk.ui.kit.forms import Field

# A day typed alone: a call opens as it begins, and closes as it ends.
_OPENS, _CLOSES = time.min, time(23, 59)


class CallFields(QObject):
    """Both forms as tables."""

    def rules(self, today: Callable[[], date]) -> list[Field]:
        """What a call asks, and between which minutes."""
        what, when, how = self.tr("L’appel"), self.tr("Dates, à la minute"), self.tr("Sélection")
        return [
            Field("title", self.tr("Intitulé"), is_wide=True, group=what),
            Field("fiche_id", self.tr("Fiche-action"), partial(ChoiceField, {}, 36), group=what, is_optional=True),
            Field("envelope", self.tr("Enveloppe"), MoneyField, group=what, is_optional=True),
            Field(
                *("opens_at", self.tr("Ouverture"), partial(MomentField, today, _OPENS)),
                help=self.tr("Sans heure\u00a0: dès minuit."),
                group=when,
                is_optional=True,
            ),
            Field(
                *("closes_at", self.tr("Clôture"), partial(MomentField, today, _CLOSES)),
                help=self.tr("Sans heure\u00a0: jusqu’à 23h59. Tout dépôt d’après est en retard."),
                group=when,
                is_optional=True,
                rule=self._odd_closing,
            ),
            Field(
                *("grid_version_id", self.tr("Grille"), partial(ChoiceField, {}, 36)),
                help=self.tr("Figez-la avant le premier dépôt\u00a0: elle ne changera plus."),
                group=how,
                is_optional=True,
            ),
            Field(
                *("rules", self.tr("Règlement"), partial(NotesField, 4, 14)), is_wide=True, group=how, is_optional=True
            ),
        ]

    def publication(self, today: Callable[[], date]) -> list[Field]:
        """Where and when it was made known."""
        return [
            Field("published_on", self.tr("Publié le"), partial(DayField, today), is_optional=True),
            Field("published_where", self.tr("Où"), is_wide=True, is_optional=True),
        ]

    def _odd_closing(self, closes_at: datetime | None, values: Mapping[str, Any]) -> str | None:
        opens_at = values.get("opens_at")
        if closes_at is None or opens_at is None or opens_at <= closes_at:
            return None
        return self.tr("La clôture précède l’ouverture.")


def rules_of(sheet: CallSheet) -> dict[str, Any]:
    """A call as its form shows it."""
    row = sheet.row
    return {
        "title": row.title,
        "fiche_id": sheet.fiche_id,
        "envelope": row.envelope,
        "opens_at": row.opens_at,
        "closes_at": row.closes_at,
        "grid_version_id": sheet.grid_version_id,
        "rules": sheet.rules,
    }


def publication_of(sheet: CallSheet) -> dict[str, Any]:
    """Its publication as its form shows it."""
    return {"published_on": sheet.row.published_on, "published_where": sheet.published_where}
