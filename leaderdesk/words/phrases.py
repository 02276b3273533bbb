"""Sentences filled with exact data: amounts, rates, days and codes each as French readers write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from string import Formatter
from typing import Any

from leaderdesk.domain.money import half_up
from leaderdesk.words import formats

_CENTS = 100


class Filler(Formatter):
    """Fills `{name}` by the type of its value, and `{name:way}` by a way of its own (a table of codes, a rate)."""

    def __init__(self, ways: Mapping[str, Callable[[Any], str]]) -> None:
        super().__init__()
        self._ways = {"rate": formats.rate, **ways}

    def format_field(self, value: Any, format_spec: str) -> Any:  # noqa: ANN401 - the signature of the standard library
        """A value as it is read."""
        if value is None:
            return formats.MISSING
        return self._ways[format_spec](value) if format_spec else _plain(value)

    def fill(self, template: str, data: Mapping[str, Any]) -> str:
        """The sentence, with the spaces that do not break."""
        return spaced(self.vformat(template, (), data))


def money(value: Fraction) -> str:
    """An exact amount in euros, shown to the cent."""
    return formats.money(half_up(value * _CENTS))


def spaced(text: str) -> str:
    """French spaces: one that does not break before `:` and in quotation marks, a narrow one before `;`, `?`, `!`."""
    for sign in ";?!":
        text = text.replace(f" {sign}", f"{formats.NARROW}{sign}")
    text = text.replace(" :", f"{formats.NO_BREAK}:")
    return text.replace("« ", f"«{formats.NO_BREAK}").replace(" »", f"{formats.NO_BREAK}»")


def _plain(value: object) -> str:
    match value:
        case "":
            return formats.MISSING
        case Fraction():
            return money(value)
        case date():
            return formats.day(value)
        case int():
            return formats.number(value)
        case _:
            return str(value)
