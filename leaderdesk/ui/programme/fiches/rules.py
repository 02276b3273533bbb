"""The money rules of a fiche-action as a form: its fields, what they hold, what waits until it makes sense."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.programmes.problems import is_usable
from leaderdesk.domain.programmes.rules import Rules, problems_of_rules
from leaderdesk.ui.kit.fields import ChoiceField, DayField, MoneyField, NotesField, RateField, TickField
from leaderdesk.ui.kit.forms import Field
from leaderdesk.ui.programme.cells import from_editor, to_editor

SHARES = ("feader_share", "max_public_aid_rate", "min_own_rate", "min_own_of_public_funding")
NEEDED = ("feader_share", "max_public_aid_rate", "min_own_rate")
HOLDS_FROM = "holds_from"
_NAMES = tuple(each.name for each in fields(Rules))
Values = Mapping[str, Any]


def values_of(rules: Rules, holds_from: date | None) -> dict[str, Any]:
    """What the form shows of some rules: rates in millionths, amounts in cents."""
    values = {name: getattr(rules, name) for name in _NAMES}
    return values | {name: to_editor("share", values[name]) for name in SHARES} | {HOLDS_FROM: holds_from}


def rules_of(values: Values) -> Rules | None:
    """The rules that a form holds; None while one of the three rates is missing."""
    if any(values.get(name) is None for name in NEEDED):
        return None
    told: dict[str, Any] = {name: values.get(name) for name in _NAMES}
    told |= {name: from_editor("share", values.get(name)) for name in SHARES}
    told["rounding_step"] = told["rounding_step"] or 1
    return Rules(**told)


def is_sound(rules: Rules | None) -> bool:
    """True when they can be kept as the rules of the fiche-action."""
    return rules is not None and is_usable(problems_of_rules(rules))


def written(values: Values) -> str:
    """What a form holds, as a draft."""
    day = values.get(HOLDS_FROM)
    return json.dumps({**values, HOLDS_FROM: day.isoformat() if day else None}, ensure_ascii=False)


def read(draft: str) -> dict[str, Any]:
    """What a draft held."""
    values: dict[str, Any] = json.loads(draft)
    day = values.get(HOLDS_FROM)
    return values | {HOLDS_FROM: date.fromisoformat(day) if day else None}


class RuleFields(QObject):
    """Words of the form."""

    def all(self) -> list[Field]:
        """The fields by group."""
        return [*self._shares(), *self._limits(), *self._ways(), *self._origin()]

    def _shares(self) -> list[Field]:
        group = self.tr("Qui paie quelle part")
        part = self.tr("80\u00a0%\u00a0: un euro de contrepartie appelle quatre euros du fonds.")
        return [
            Field("feader_share", self.tr("Part du fonds dans l’aide appelée"), RateField, part, group),
            Field(
                "max_public_aid_rate",
                self.tr("Taux maximal d’aide publique"),
                RateField,
                self.tr("Fonds et financements publics, sur la dépense éligible."),
                group,
            ),
            Field(
                "min_own_rate",
                self.tr("Autofinancement minimal"),
                RateField,
                self.tr("Ce que le porteur paie toujours lui-même."),
                group,
            ),
            Field(
                "min_own_of_public_funding",
                self.tr("Part d’un porteur public"),
                RateField,
                self.tr("Sa part minimale de tout l’argent public."),
                group,
                is_optional=True,
            ),
        ]

    def _limits(self) -> list[Field]:
        group = self.tr("Planchers et plafonds, s’il y en a")
        names = (
            ("eligible_min", self.tr("Dépense éligible\u00a0: plancher")),
            ("eligible_max", self.tr("Dépense éligible\u00a0: plafond")),
            ("public_aid_min", self.tr("Aide publique\u00a0: plancher")),
            ("public_aid_max", self.tr("Aide publique\u00a0: plafond")),
            ("feader_min", self.tr("Fonds\u00a0: plancher")),
            ("feader_max", self.tr("Fonds\u00a0: plafond")),
        )
        return [
            Field(name, label, MoneyField, group=group, rule=partial(self._in_order, name)) for name, label in names
        ]

    def _in_order(self, name: str, value: int | None, values: Values) -> str | None:
        stem, _, end = name.rpartition("_")
        if end != "min" or value is None:
            return None
        most = values.get(f"{stem}_max")
        return self.tr("Ce plancher dépasse le plafond.") if most is not None and value > most else None

    def _ways(self) -> list[Field]:
        group = self.tr("Manière de compter")
        steps = {
            1: self.tr("au centime"),
            10: self.tr("à dix centimes"),
            100: self.tr("à l’euro"),
            1_000: self.tr("à la dizaine d’euros"),
            10_000: self.tr("à la centaine d’euros"),
        }
        return [
            Field(
                "own_public_money_calls",
                self.tr("L’autofinancement public appelle le fonds"),
                TickField,
                self.tr("L’argent propre d’une commune vaut alors contrepartie."),
                group,
                is_wide=True,
            ),
            Field(
                "private_funds_count_as_own",
                self.tr("Les dons comptent comme autofinancement"),
                TickField,
                group=group,
                is_wide=True,
            ),
            Field(
                "revenue_before_share",
                self.tr("Recettes déduites avant la part du territoire"),
                TickField,
                group=group,
                is_wide=True,
            ),
            Field(
                "early_start_loses_operation",
                self.tr("Un début trop tôt fait tout perdre"),
                TickField,
                self.tr("Sinon, seule la dépense engagée trop tôt est perdue."),
                group,
                is_wide=True,
            ),
            Field("rounding_step", self.tr("Arrondi du fonds (vers le bas)"), partial(ChoiceField, steps), "", group),
        ]

    def _origin(self) -> list[Field]:
        group = self.tr("Origine et début")
        return [
            Field(HOLDS_FROM, self.tr("Valables à partir du"), DayField, group=group),
            Field(
                "source",
                self.tr("Texte qui fixe ces règles"),
                partial(NotesField, 1, 4),
                self.tr("Fiche-action, article, date\u00a0: ce que l’on répondra à un contrôle."),
                group,
                is_optional=True,
                is_wide=True,
            ),
        ]
