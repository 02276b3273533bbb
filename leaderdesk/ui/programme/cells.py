"""Cells of the tables of the programme: what each property of a frozen row is, and the column that edits it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Any, Literal

from leaderdesk.domain.money import RATE_UNIT
from leaderdesk.domain.typed.amounts import read_amount, read_count, read_rate
from leaderdesk.domain.typed.choices import read_choice
from leaderdesk.domain.typed.days import read_day
from leaderdesk.domain.typed.many import read_many
from leaderdesk.domain.typed.quantities import read_points, read_quantity
from leaderdesk.domain.typed.readings import Reading
from leaderdesk.ui.kit.fields import (
    ChoiceField,
    CountField,
    DayField,
    ManyField,
    MoneyField,
    PointsField,
    QuantityField,
    RateField,
    WordsField,
)
from leaderdesk.ui.kit.fields.days import current_day
from leaderdesk.ui.kit.lines import Column, Typed
from leaderdesk.words import formats, typed
from leaderdesk.words.phrases import spaced

CellKind = Literal["words", "points", "quantity", "share", "euros", "cents", "count", "day", "choice", "many"]
_CENTS = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """One property of a row: `blank` is what an emptied cell becomes; without an editor it is only shown."""

    name: str
    title: str
    kind: CellKind = "words"
    choices: Mapping[Any, str] | None = None
    width: int = 14
    is_wide: bool = False
    is_fixed: bool = False
    blank: Any = None
    says: Callable[[Any], str] | None = None
    get: Callable[[Any], Any] | None = None
    put_with: Callable[[Any, Any], Any] | None = None
    has_sum: bool = False
    empty: str = ""

    def of(self, row: object) -> Any:  # noqa: ANN401 - a value of the kind
        """The property, as the row has it."""
        return self.get(row) if self.get is not None else getattr(row, self.name)

    def typed_of(self, row: object) -> Any:  # noqa: ANN401 - same
        """The property as its editor holds it."""
        if self.put_with is not None and self.says is not None:
            return self.says(row) or None
        return to_editor(self.kind, self.of(row))

    def put(self, row: Any, value: Any) -> Any:  # noqa: ANN401 - a frozen dataclass
        """The row with what was typed."""
        if self.put_with is not None:
            return self.put_with(row, value)
        return replace(row, **{self.name: self.blank if value is None else from_editor(self.kind, value)})

    def told(self, row: object) -> str:
        """The property as it is read."""
        if self.says is not None:
            return self.says(row)
        value = self.of(row)
        if value is None or value in ("", ()):
            return self.empty
        return shown(self.kind, value, self.choices or {})

    def column(self, *, is_editable: bool = True) -> Column:
        """The column of the kit's table."""
        return Column(
            self.name,
            self.title,
            self.told,
            key=self._key if self.kind in _SORTED else None,
            width=self.width,
            is_number=self.kind in ("points", "quantity", "share"),
            is_wide=self.is_wide,
            kind=_KINDS.get(self.kind, "words"),  # type: ignore[arg-type]  # one of the kinds of the table
            value=self.typed_of,
            editor=partial(editor_of, self.kind, self.choices, self.empty)
            if is_editable and not self.is_fixed
            else None,
            read=self.read,
            has_sum=self.has_sum,
        )

    def read(self, text: str) -> Typed:
        """A pasted text."""
        reading = _reading(self.kind, text, self.choices or {})
        if reading.problem or reading.doubts:
            return Typed(problem=typed.problem(reading.problem or "several_meanings", reading.data))
        return Typed(reading.value)

    def _key(self, row: object) -> Any:  # noqa: ANN401 - what sorts
        return self.typed_of(row)


_SORTED = frozenset({"points", "quantity", "share", "euros", "cents", "count", "day"})
_KINDS = {"euros": "amount", "cents": "amount", "count": "count", "day": "day"}


def editor_of(kind: CellKind, choices: Mapping[Any, str] | None = None, none: str = "") -> Any:  # noqa: ANN401 - a field of the kit
    """The field of a kind."""
    match kind:
        case "choice":
            return ChoiceField(choices or {})
        case "many":
            return ManyField(choices or {}, none=none)
        case _:
            return _FIELDS[kind]()


def to_editor(kind: CellKind, value: Any) -> Any:  # noqa: ANN401 - of the kind
    """A value as its editor holds it: rates in millionths, amounts in cents."""
    if value is None:
        return None
    if kind == "share":
        return round(value * RATE_UNIT)
    if kind == "euros":
        return round(value * _CENTS)
    if kind == "words":
        return value or None
    return tuple(value) if kind == "many" else value


def from_editor(kind: CellKind, value: Any) -> Any:  # noqa: ANN401 - of the kind
    """What an editor holds, as the rules take it: exact."""
    if value is None:
        return None
    if kind == "share":
        return Fraction(value, RATE_UNIT)
    return Fraction(value, _CENTS) if kind == "euros" else value


def shown(kind: CellKind, value: Any, choices: Mapping[Any, str]) -> str:  # noqa: ANN401 - of the kind
    """A value as it is read."""
    if kind == "choice":
        return choices.get(value, str(value))
    if kind == "many":
        return ", ".join(choices.get(each, each) for each in value)
    return _SHOWN[kind](to_editor(kind, value))


def _reading(kind: CellKind, text: str, choices: Mapping[Any, str]) -> Reading[Any]:
    match kind:
        case "choice":
            return read_choice(text, choices)
        case "many":
            return read_many(text, choices)
        case "day":
            return read_day(text, current_day())
        case _:
            return _READERS[kind](text)


def _read_words(text: str) -> Reading[Any]:
    return Reading(" ".join(text.split()) or None)


_READERS: dict[str, Callable[[str], Reading[Any]]] = {
    "words": _read_words,
    "points": read_points,
    "quantity": read_quantity,
    "share": read_rate,
    "euros": read_amount,
    "cents": read_amount,
    "count": read_count,
}
_SHOWN: dict[str, Callable[[Any], str]] = {
    "words": spaced,
    "points": formats.quantity,
    "quantity": formats.quantity,
    "share": typed.rate,
    "euros": formats.money,
    "cents": formats.money,
    "count": formats.number,
    "day": formats.day,
}
_FIELDS: dict[str, Callable[[], Any]] = {
    "words": WordsField,
    "points": PointsField,
    "quantity": QuantityField,
    "share": RateField,
    "euros": MoneyField,
    "cents": MoneyField,
    "count": CountField,
    "day": DayField,
}
