"""The values of a workbook where people work on them: as a cell shows them, as somebody would type them."""

from __future__ import annotations

from fractions import Fraction

from leaderdesk.domain.exact import shown
from leaderdesk.domain.workbooks.fields import kind_of
from leaderdesk.domain.workbooks.verdicts import Value
from leaderdesk.words import typed, workbooks
from leaderdesk.words.formats import capital

_RATE_PLACES = 4
_CODED = frozenset({"status", "holder_kind", "holder_nature", "fiche"})
_WHY = {
    "number": "même numéro",
    "siret": "même SIRET",
    "siren": "même SIREN",
    "name": "même nom",
    "title": "même intitulé",
    "likeness": "nom ressemblant",
    "chosen": "choisi",
}


def is_coded(field: str) -> bool:
    """True where the words of a field stand for codes of ours."""
    return kind_of(field) in _CODED


def title(field: str) -> str:
    """The name of a field at the head of a column."""
    return capital(workbooks.field(field))


def say(field: str, value: Value | None) -> str:
    """A value as it is read; nothing where nothing is known."""
    return "" if value is None else workbooks.value(field, value)


def to_type(field: str, value: Value) -> str:
    """The same as somebody would type it: reading it gives the value again."""
    if isinstance(value, Fraction):
        return _percents(value)
    if isinstance(value, int):
        return typed.amount(value)
    return workbooks.value(field, value)


def why(code: str) -> str:
    """By what a dossier or a holder was found."""
    return _WHY.get(code, "")


def _percents(value: Fraction) -> str:
    text = shown(value * 100, _RATE_PLACES).replace(".", ",")
    return text.rstrip("0").rstrip(",") if "," in text else text
