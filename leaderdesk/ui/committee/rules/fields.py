"""The other rules of a committee as fields: recusals, vacant seats, proxies, notes, second meeting, delays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.sittings.rules import CommitteeRules
from leaderdesk.ui.kit.fields import ChoiceField, CountField
from leaderdesk.ui.kit.forms import Field
from leaderdesk.words import committee_rules as words

_COUNTING = ("recusal", "recused_seat", "vacant_seats_count", "max_proxies", "proxies_count_in_quorum")
_OWN = (
    *("early_notes_count", "names_are_published", "written_days", "silence", "second_meeting"),
    *("cut_off_days", "technical_days", "convocation_days", "sheets_days", "planned_minutes"),
    *("delays_in_working_days", "in_alsace_moselle"),
)
_DAYS = ("cut_off_days", "technical_days", "convocation_days", "sheets_days")


class RuleFields(QObject):
    """The form as a table."""

    def fields(self) -> list[Field]:
        """In the order of a sitting: who counts, what is noted, what is sent when."""
        yes_no = partial(ChoiceField, {True: self.tr("oui"), False: self.tr("non")})
        room, written, delays = self.tr("Qui compte"), self.tr("Notes et votes"), self.tr("Délais avant la séance")
        return [
            Field("recusal", self.tr("Un membre déporté"), partial(ChoiceField, words.recusals()), group=room),
            Field("recused_seat", self.tr("Son siège"), partial(ChoiceField, words.recused_seats()), group=room),
            Field(
                *("vacant_seats_count", self.tr("Les sièges vacants comptent"), yes_no),
                help=self.tr("Oui\u00a0: la moitié se prend sur tous les sièges. Non\u00a0: sur ceux qui sont tenus."),
                group=room,
            ),
            Field(
                *("max_proxies", self.tr("Pouvoirs par personne, au plus"), CountField),
                help=self.tr("Zéro\u00a0: les pouvoirs ne sont pas admis."),
                group=room,
            ),
            Field("proxies_count_in_quorum", self.tr("Les pouvoirs comptent dans le quorum"), yes_no, group=room),
            Field(
                *("early_notes_count", self.tr("Les notes envoyées par un absent comptent"), yes_no),
                help=self.tr("Non\u00a0: elles sont seulement montrées."),
                group=written,
            ),
            Field(
                *("names_are_published", self.tr("Le compte rendu dit qui a voté quoi"), yes_no),
                help=self.tr("Non\u00a0: les votes nominatifs vont dans l’annexe confidentielle."),
                group=written,
            ),
            Field(
                *("second_meeting", self.tr("Seconde réunion valable sans quorum"), yes_no),
                help=self.tr("Aucun texte trouvé ne le prévoit pour LEADER."),
                group=written,
            ),
            Field("written_days", self.tr("Consultation écrite, en jours"), CountField, group=written),
            Field("silence", self.tr("Un membre sans réponse"), partial(ChoiceField, words.silences()), group=written),
            Field("planned_minutes", self.tr("Minutes prévues par projet"), CountField, group=written),
            Field("cut_off_days", self.tr("Clôture des dossiers, jours avant"), CountField, group=delays),
            Field("technical_days", self.tr("Comité technique, jours avant"), CountField, group=delays),
            Field("convocation_days", self.tr("Convocation, jours avant"), CountField, group=delays),
            Field(
                *("sheets_days", self.tr("Fiches des projets, jours avant"), CountField),
                group=delays,
                rule=self._falling,
            ),
            Field(
                *("delays_in_working_days", self.tr("Ces délais se comptent en jours ouvrés"), yes_no),
                help=self.tr("Une date qui tombe un jour chômé est toujours avancée au jour ouvré précédent."),
                group=delays,
            ),
            Field("in_alsace_moselle", self.tr("Vendredi saint et 26 décembre fériés"), yes_no, group=delays),
        ]

    def _falling(self, _: object, values: Any) -> str | None:  # noqa: ANN401 - of the form
        days = [values.get(name) for name in _DAYS]
        known = [each for each in days if each is not None]
        return None if known == sorted(known, reverse=True) else self.tr("Ces délais devraient aller en diminuant.")


def values_of(rules: CommitteeRules) -> dict[str, Any]:
    """What the form shows."""
    return {name: getattr(rules.counting, name) for name in _COUNTING} | {name: getattr(rules, name) for name in _OWN}


def with_field(rules: CommitteeRules, name: str, value: object) -> CommitteeRules:
    """The rules with one field typed; emptied, it keeps what it had."""
    if value is None:
        return rules
    told: Mapping[str, Any] = {name: value}
    if name in _COUNTING:
        return replace(rules, counting=replace(rules.counting, **told))
    return replace(rules, **told)
