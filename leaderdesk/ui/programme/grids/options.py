"""What a grid makes of its notes: the threshold with its sign, how sheets are put together, and where it comes from."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.programmes.grids import GridSheet
from leaderdesk.domain.scoring import Threshold
from leaderdesk.ui.kit.fields import ChoiceField, CountField, NotesField, PointsField
from leaderdesk.ui.kit.forms import Field

THRESHOLD = ("threshold_value", "threshold_op", "threshold_unit")
# Where the problems of the document say that the threshold is wrong.
PLACES = {"threshold.value": "threshold_value", "threshold.op": "threshold_op", "threshold.unit": "threshold_unit"}


class GridOptions(QObject):
    """Words of the form."""

    def all(self) -> list[Field]:
        """The fields by group."""
        return [*self._threshold(), *self._ways(), self._source()]

    def _threshold(self) -> list[Field]:
        group = self.tr("Seuil")
        ops = {">=": self.tr("atteindre"), ">": self.tr("dépasser")}
        units = {"points": self.tr("points"), "percent": self.tr("% du maximum")}
        return [
            Field("threshold_op", self.tr("Il faut"), partial(ChoiceField, ops, 12), group=group),
            Field(
                *("threshold_value", self.tr("Ce total"), PointsField),
                self.tr("Vide\u00a0: aucun seuil."),
                group,
                is_optional=True,
            ),
            Field("threshold_unit", self.tr("Compté en"), partial(ChoiceField, units, 16), group=group),
        ]

    def _ways(self) -> list[Field]:
        group = self.tr("Manière de noter")
        aggregates = {
            "mean": self.tr("moyenne des fiches"),
            "median": self.tr("médiane des fiches"),
            "consensus": self.tr("une seule fiche, remplie ensemble"),
        }
        missing = {"zero": self.tr("compte pour zéro"), "ignored": self.tr("ne compte pas")}
        policies = {
            "stop": self.tr("s’arrêter au premier projet trop cher"),
            "skip": self.tr("passer au projet suivant"),
        }
        return [
            Field("aggregate", self.tr("Note d’un critère"), partial(ChoiceField, aggregates), group=group),
            Field("min_ballots", self.tr("Fiches de notation, au moins"), CountField, group=group),
            Field(
                "optional_missing", self.tr("Critère facultatif sans note"), partial(ChoiceField, missing), group=group
            ),
            Field("policy", self.tr("Si l’enveloppe ne suffit plus"), partial(ChoiceField, policies), group=group),
        ]

    def _source(self) -> Field:
        group = self.tr("Origine")
        label = self.tr("Texte qui fixe cette grille")
        return Field("source", label, partial(NotesField, 1, 4), group=group, is_optional=True, is_wide=True)


def values_of(sheet: GridSheet) -> dict[str, Any]:
    """What the form shows of a grid."""
    threshold = sheet.threshold
    return {
        "threshold_value": threshold.value if threshold else None,
        "threshold_op": threshold.op if threshold else ">=",
        "threshold_unit": threshold.unit if threshold else "points",
        "aggregate": sheet.aggregate,
        "min_ballots": sheet.min_ballots,
        "optional_missing": sheet.optional_missing,
        "policy": sheet.policy,
        "source": sheet.source or None,
    }


def with_option(sheet: GridSheet, name: str, values: dict[str, Any]) -> GridSheet:
    """The grid with what a field of the form now holds."""
    if name in THRESHOLD:
        points: Fraction | None = values["threshold_value"]
        if points is None:
            return replace(sheet, threshold=None)
        threshold = Threshold(points, values["threshold_op"] or ">=", values["threshold_unit"] or "points")
        return replace(sheet, threshold=threshold)
    value = values[name]
    if name == "source":
        return replace(sheet, source=value or "")
    return sheet if value is None else replace(sheet, **{name: value})
