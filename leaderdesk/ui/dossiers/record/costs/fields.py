"""The fields of a cost line that have no column, and what each becomes in the base."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.dossiers import COST_KINDS
from leaderdesk.domain.money import millionths_from_rate
from leaderdesk.domain.sheets.costs import CostLineSheet
from leaderdesk.ui.dossiers.record.costs.columns import capitals
from leaderdesk.ui.kit.fields import ChoiceField, ManyField, MoneyField, QuantityField, RateField
from leaderdesk.ui.kit.forms import Field
from leaderdesk.ui.parts.typed_columns import rate_of
from leaderdesk.words import costs

# The fields that a way of knowing an amount takes beside its columns.
MEASURE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "months": ("share",),
    "flat_rate": ("share", "taken_on"),
    "mileage": ("scale", "driven_before"),
}
_RATES = frozenset({"share", "vat_recovered", "inside_share"})
_LISTS = frozenset({"traits", "taken_on"})
# A flat rate is taken on real expenses.
_FLAT_RATE_ON = tuple(kind for kind in COST_KINDS if kind not in {"flat_rate", "in_kind"})


class CostFields(QObject):
    """Two tables of fields."""

    def measure(self) -> list[Field]:
        """What some ways of knowing an amount need."""
        return [
            Field("share", self.tr("Part comptée"), RateField, help=self.tr("Du temps de travail, ou du forfait.")),
            Field("taken_on", self.tr("Forfait calculé sur"), partial(ManyField, capitals("kind", _FLAT_RATE_ON))),
            Field("scale", self.tr("Barème kilométrique"), partial(ChoiceField, {}, 24)),
            Field("driven_before", self.tr("Kilomètres déjà parcourus dans l’année"), QuantityField),
        ]

    def base(self) -> list[Field]:
        """What the rules look at, and what the instruction keeps."""
        counted, instruction = self.tr("Ce qui compte"), self.tr("Instruction")
        traits = partial(ManyField, costs.traits())
        here = self.tr("Vide\u00a0: comme le reste du dossier.")
        return [
            Field("vat_recovered", self.tr("TVA récupérée"), RateField, here, counted, is_optional=True),
            Field("revenue", self.tr("Recettes de cette dépense"), MoneyField, "", counted, is_optional=True),
            Field("traits", self.tr("Particularités"), traits, "", counted, is_optional=True),
            Field("contract_id", self.tr("Marché public"), partial(ChoiceField, {}, 28), "", counted, is_optional=True),
            Field(
                *("left_out", self.tr("Écartée parce que")),
                help=self.tr("Une raison suffit à sortir toute la dépense de l’assiette."),
                group=counted,
                is_wide=True,
                is_optional=True,
            ),
            Field("instructed", self.tr("Montant retenu"), MoneyField, "", instruction, is_optional=True),
            Field(
                *("instructed_reason", self.tr("Motif, s’il s’écarte des règles")),
                group=instruction,
                is_optional=True,
                is_wide=True,
            ),
        ]


def values_of(line: CostLineSheet) -> dict[str, Any]:
    """The values of both forms."""
    row = line.row
    found: dict[str, Any] = {
        name: None if getattr(row, name) is None else millionths_from_rate(getattr(row, name)) for name in _RATES
    }
    found |= {name: tuple(each for each in (getattr(row, name) or "").split(",") if each) for name in _LISTS}
    plain = ("scale", "driven_before", "revenue", "contract_id", "left_out", "instructed", "instructed_reason")
    return found | {name: getattr(row, name) for name in plain}


def stored(name: str, value: Any) -> Any:  # noqa: ANN401 - of the type of the field
    """A value as services take it."""
    if name in _RATES:
        return rate_of(value)
    if name in _LISTS:
        return ",".join(value or ()) or None
    return value
