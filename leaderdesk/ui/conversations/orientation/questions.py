"""The questions of an orientation, in the order of a conversation, and the answers as their form shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.money import half_up
from leaderdesk.domain.orientations.answers import SHAPES, Answers, AskedCost
from leaderdesk.domain.typed.choices import Commune
from leaderdesk.ui.kit.fields import ChoiceField, CommuneField, DayField, MoneyField, NotesField, SiretField
from leaderdesk.ui.kit.forms import Field
from leaderdesk.words import codes, orientations
from leaderdesk.words.formats import capital
from leaderdesk.words.holders import legal_kinds, natures, regimes

COST = "cost:"
# The kinds of expense that people name on the telephone.
_COSTS = ("works", "investment", "service", "staff", "study", "in_kind", "other")
_AMOUNTS = frozenset({"public_funds", "private_funds", "revenue", "opening"})
_CENTS = 100


class Questions(QObject):
    """The form as a table."""

    def fields(self, today: Callable[[], date]) -> list[Field]:
        """Every question; none has to be answered."""
        return [*self._project(), *self._holder(today), *self._costs(), *self._money(), *self._cash(today)]

    def _project(self) -> list[Field]:
        group = self.tr("Le projet")
        return [
            Field("about", self.tr("De quoi s’agit-il\u202f?"), partial(NotesField, 2, 6), is_wide=True, group=group),
            Field(
                *("fiche_id", self.tr("Fiche-action"), partial(ChoiceField, {}, 36)),
                help=self.tr("Laissée vide, elle se déduit de ce qui est dit."),
                is_wide=True,
                group=group,
            ),
        ]

    def _holder(self, today: Callable[[], date]) -> list[Field]:
        group, yes_no = self.tr("Qui le porte, et où"), self._yes_no()
        return [
            Field(
                "legal_kind", self.tr("Qui porte le projet\u202f?"), partial(ChoiceField, legal_kinds()), group=group
            ),
            Field("nature", self.tr("Public ou privé\u202f?"), partial(ChoiceField, natures()), group=group),
            Field("commune", self.tr("Commune du siège"), CommuneField, group=group),
            Field("is_inside", self.tr("Siège sur le territoire\u202f?"), yes_no, group=group),
            Field("benefits_territory", self.tr("Le territoire en profite-t-il\u202f?"), yes_no, group=group),
            Field("siret", self.tr("SIRET"), SiretField, group=group),
            Field("has_started", self.tr("Un devis est-il signé\u202f?"), yes_no, group=group),
            Field("started_on", self.tr("Si oui, depuis le"), partial(DayField, today), group=group),
        ]

    def _costs(self) -> list[Field]:
        group = self.tr("Que faut-il payer\u202f?")
        return [Field(f"{COST}{kind}", capital(codes.word("kind", kind)), MoneyField, group=group) for kind in _COSTS]

    def _money(self) -> list[Field]:
        group = self.tr("Qui d’autre paie\u202f?")
        return [
            Field("public_funds", self.tr("Cofinanceurs publics"), MoneyField, group=group),
            Field("private_funds", self.tr("Financeurs privés"), MoneyField, group=group),
            Field("revenue", self.tr("Recettes attendues"), MoneyField, group=group),
            Field(
                *("european_counterpart", self.tr("L’un d’eux est-il européen\u202f?"), self._yes_no()),
                group=group,
            ),
            Field("regime", self.tr("Régime d’aide"), partial(ChoiceField, regimes()), group=group),
        ]

    def _cash(self, today: Callable[[], date]) -> list[Field]:
        group = self.tr("Quand, et avec quelle trésorerie")
        shapes = {code: capital(orientations.shape(code)) for code in SHAPES}
        return [
            Field("starts_on", self.tr("Début"), partial(DayField, today), group=group),
            Field("ends_on", self.tr("Fin"), partial(DayField, today), group=group),
            Field("opening", self.tr("Argent disponible au départ"), MoneyField, group=group),
            Field("shape", self.tr("Dépense"), partial(ChoiceField, shapes), group=group),
        ]

    def _yes_no(self) -> Callable[[], ChoiceField]:
        return partial(ChoiceField, {True: self.tr("Oui"), False: self.tr("Non")})


def values_of(answers: Answers) -> dict[str, Any]:
    """The answers as the form shows them: amounts in cents."""
    names = [name for name in answers.__slots__ if name not in {"on", "costs"}]
    values: dict[str, Any] = {name: getattr(answers, name) for name in names}
    values |= {name: _cents(values[name]) for name in _AMOUNTS}
    values["commune"] = Commune(answers.commune) if answers.commune else None
    return values | {f"{COST}{cost.kind}": _cents(cost.amount) for cost in answers.costs}


def answered(answers: Answers, name: str, value: Any) -> Answers:  # noqa: ANN401 - of the kind of the question
    """The answers with one more, as the form gives it."""
    if name.startswith(COST):
        kind = name.removeprefix(COST)
        costs = {cost.kind: cost.amount for cost in answers.costs} | {kind: _euros(value)}
        return replace(answers, costs=tuple(AskedCost(kind, amount) for kind, amount in costs.items() if amount))
    if name in _AMOUNTS:
        value = _euros(value)
    elif name == "commune":
        value = value.name if isinstance(value, Commune) else value
    elif value is None:
        value = {"about": "", "shape": "even"}.get(name)
    return replace(answers, **{name: value})


def _cents(amount: Fraction | None) -> int | None:
    return None if amount is None else int(half_up(amount * _CENTS))


def _euros(cents: int | None) -> Fraction | None:
    return None if cents is None else Fraction(cents, _CENTS)
