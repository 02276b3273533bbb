"""The fields of the tab « Projet », as one table, and what is odd in their values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.dossiers import ELIGIBILITY_ORIGINS
from leaderdesk.domain.money import RATE_UNIT
from leaderdesk.domain.sheets.rows import DossierRecord
from leaderdesk.ui.kit.fields import ChoiceField, DayField, NotesField, RateField
from leaderdesk.ui.kit.forms import Field
from leaderdesk.words import codes
from leaderdesk.words.fields import value as stored
from leaderdesk.words.formats import capital

# Letters of the menus and of the list beside, not given again.
TAKEN = "FDAILCMRT"


class ProjectFields(QObject):
    """Titles, editors and rules."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def all(self) -> list[Field]:
        """The fields, group by group."""
        return [*self._project(), *self._links(), *self._calendar(), *self._aid()]

    def _project(self) -> list[Field]:
        return [
            Field("title", self.tr("Intitulé"), partial(NotesField, 1, 4), is_wide=True, rule=self._needed),
            Field("summary", self.tr("Résumé"), partial(NotesField, 2, 8), is_wide=True, is_optional=True),
            Field("theme", self.tr("Thème"), is_optional=True),
            Field("communes", self.tr("Communes"), help=self.tr("Séparées par des virgules.")),
            Field("partners", self.tr("Partenaires"), is_wide=True, is_optional=True),
        ]

    def _links(self) -> list[Field]:
        group, choice = self.tr("Rattachement"), partial(ChoiceField, {})
        return [
            Field("number", self.tr("Numéro"), group=group, width=12, rule=self._needed),
            Field("holder_id", self.tr("Porteur"), choice, group=group, width=34, rule=self._needed),
            Field("fiche_id", self.tr("Fiche-action"), choice, group=group, width=34),
            Field("person_id", self.tr("Suivi par"), choice, group=group, width=24),
            Field("call_id", self.tr("Appel à projets"), choice, group=group, width=34, is_optional=True),
        ]

    def _calendar(self) -> list[Field]:
        group, day = self.tr("Calendrier"), partial(DayField, self._today)
        return [
            Field("next_step", self.tr("Prochaine étape"), group=group, width=34, is_optional=True),
            Field("next_step_on", self.tr("Pour le"), day, group=group, is_optional=True, rule=self._past),
            Field("starts_on", self.tr("Début du projet"), day, group=group, rule=self._early),
            Field("ends_on", self.tr("Fin du projet"), day, group=group, rule=self._backwards),
            Field("received_on", self.tr("Demande reçue le"), day, group=group, is_optional=True),
            Field("eligible_from", self.tr("Dépenses éligibles dès le"), day, group=group, is_optional=True),
            Field("eligible_from_origin", self.tr("D’après"), self._origins, group=group, is_optional=True),
        ]

    def _aid(self) -> list[Field]:
        group = self.tr("Territoire et aide d’État")
        answers = {each: capital(stored("benefits_territory", int(each))) for each in (True, False)}
        return [
            Field("benefits_territory", self.tr("Profite au territoire"), partial(ChoiceField, answers), group=group),
            Field("inside_share", self.tr("Part dans le territoire"), RateField, group=group, rule=self._over_whole),
            Field("regime", self.tr("Régime d’aide d’État"), partial(ChoiceField, {}), group=group, width=34),
        ]

    def _origins(self) -> ChoiceField:
        return ChoiceField({code: capital(codes.word("eligible_from_origin", code)) for code in ELIGIBILITY_ORIGINS})

    def _needed(self, value: object, values: Mapping[str, Any]) -> str | None:
        del values
        return None if value else self.tr("Ce champ ne peut pas rester vide.")

    def _past(self, value: date | None, values: Mapping[str, Any]) -> str | None:
        del values
        return self.tr("Cette date est passée.") if value and value < self._today() else None

    def _early(self, value: date | None, values: Mapping[str, Any]) -> str | None:
        eligible = values.get("eligible_from")
        if value is None or eligible is None or value >= eligible:
            return None
        return self.tr("Le projet commence avant que ses dépenses soient éligibles.")

    def _backwards(self, value: date | None, values: Mapping[str, Any]) -> str | None:
        starts = values.get("starts_on")
        return self.tr("La fin précède le début.") if value and starts and value < starts else None

    def _over_whole(self, value: int | None, values: Mapping[str, Any]) -> str | None:
        del values
        return self.tr("Une part ne dépasse pas 100\u00a0%.") if value is not None and value > RATE_UNIT else None


def values_of(record: DossierRecord, names: list[str]) -> dict[str, Any]:
    """What the form shows of a dossier; the share as its field counts it."""
    values = {name: getattr(record, name) for name in names}
    share = record.inside_share
    values["inside_share"] = None if share is None else round(share * RATE_UNIT)
    return values


def regimes(known: Iterable[str]) -> dict[str, str]:
    """The regimes of aid to choose from, as people call them."""
    return {code: capital(codes.word("regime", code)) for code in known}
