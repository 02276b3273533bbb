"""Rows that add up others: by what they say, or by their amounts alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from leaderdesk.domain.text import folded
from leaderdesk.domain.typed.decimals import decimals_of
from leaderdesk.domain.typed.readings import plain
from leaderdesk.domain.workbooks.cells import Cell

_TOTAL = re.compile(
    r"(?:sous|ss|s) total\w*\b|s t\b|stotal\b|tota(?:l|le|ux)\b|cumul\b|somme\b|ensemble(?: d(?:es?|u) .*)?$"
    r"|(?:a )?report(?:er|s)?(?: (?:page|p|de la page)\b.*)?$"
)
_PART = re.compile(r"(?:sous|ss|s) total|s t\b|stotal|(?:a )?report")
_WHOLE = re.compile(r"\b(?:general|generaux|global|gal|programme|leader|tous|toutes|ensemble|cumule)\b")
# What a total is said to be of; another word after « Total » may be the name of a project.
_OF_WHAT_WORDS = """
a action actions aide aides annee annees au axe comite cout couts cp de demande demandes depense depenses des
dossier dossiers du eligible eligibles en engage engages et exercice fa feader fiche fiches gal general generale
generaux global globale ht la le leader les mesure montant montants page paye payes pour programmation programme
programmes projet projets provisoire reunion seance section selectionne selectionnes session sur tous toutes ttc
volet
"""
_OF_WHAT = frozenset(_OF_WHAT_WORDS.split())
# What is left of an envelope, or the envelope itself, as it stands among totals.
_LEFT = re.compile(
    r"(?:montants? |credits? )?(?:rest(?:e|es|ant|ants)|disponibles?|soldes?|reliquats?|enveloppes?|dotations?)\b"
)
_OF_LEFT = _OF_WHAT | {
    *("affecter", "attribuer", "consommer", "disponible", "engager", "enveloppe", "l", "payer", "programmer", "verser")
}
_MONEY_SIGNS = re.compile(r" ?(?:€|euros?|eur)$", re.IGNORECASE)
# Cells of a workbook carry the noise of what computed them; a cent a row is more than that.
_NOISE = Fraction(1, 100)


def says_total(text: str) -> bool:
    """True for a text that names a total."""
    return _TOTAL.match(folded(text)) is not None


def is_plain_total(text: str) -> bool:
    """True for a text that names a total and nothing that a project could be called."""
    words = _TOTAL.sub("", folded(text), count=1).split()
    return says_total(text) and all(word in _OF_WHAT or not word.isalpha() for word in words)


def says_left(text: str) -> bool:
    """True for « Reste à programmer », « Enveloppe », « Solde disponible », and no name of a project."""
    words = re.findall(r"[^\W_]+", _LEFT.sub("", folded(text), count=1))
    return _LEFT.match(folded(text)) is not None and all(word in _OF_LEFT or not word.isalpha() for word in words)


def says_part(text: str) -> bool:
    """True for a total of some rows: « Sous-total », « Total FA 2 », « Total 2024 »."""
    spelled = folded(text)
    if _PART.match(spelled):
        return True
    return _TOTAL.match(spelled) is not None and len(spelled.split()) > 1 and not says_whole(text)


def says_whole(text: str) -> bool:
    """True for a total of everything: « Total général »."""
    return _WHOLE.search(folded(text)) is not None


def exact(cell: Cell) -> Fraction | None:
    """The number that a cell holds or plainly says; nothing where it has two readings or none."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int):
        return Fraction(cell)
    if isinstance(cell, float):
        try:
            return Fraction(Decimal(repr(cell)))
        except (InvalidOperation, ValueError, OverflowError):
            return None
    if not isinstance(cell, str):
        return None
    values = decimals_of(_MONEY_SIGNS.sub("", plain(cell)).strip())
    return values[0] if len(values) == 1 else None


def sums(rows: Iterable[Mapping[int, Fraction]]) -> dict[int, Fraction]:
    """The sum of each column."""
    found: dict[int, Fraction] = {}
    for row in rows:
        for column, value in row.items():
            found[column] = found.get(column, Fraction(0)) + value
    return found


def agrees(row: Mapping[int, Fraction], expected: Mapping[int, Fraction], count: int) -> bool:
    """True where every amount of a row is the sum of those of `count` others, one of them at least not zero."""
    told = {column: value for column, value in row.items() if value}
    return bool(told) and all(
        abs(value - expected.get(column, Fraction(0))) <= _NOISE * max(1, count) for column, value in told.items()
    )


class RunningSums:
    """What the dossiers read so far come to: since the last total, and in all."""

    def __init__(self, amounts_of: Callable[[int], Mapping[int, Fraction]]) -> None:
        self._amounts_of = amounts_of
        # Added up only when a row asks, and once.
        self._waiting: list[int] = []
        self._part: dict[int, Fraction] = {}
        self._part_count = 0
        self._before: dict[int, Fraction] = {}
        self._before_count = 0

    def add(self, row: int) -> None:
        """A dossier more."""
        self._waiting.append(row)

    def adds_up(self, amounts: Mapping[int, Fraction], least: int = 2) -> bool:
        """True for the sums of what is above; without a word, a dossier alone is repeated by chance."""
        return bool(amounts) and any(self._agreed(amounts, least))

    def told(self, text: str, amounts: Mapping[int, Fraction]) -> str:
        """Whether a row of sums is of all or of some, by its words and its amounts; the count begins again below."""
        is_part, is_all = self._agreed(amounts, least=1)
        is_first = not self._before_count
        self._before = sums((self._before, self._part))
        self._before_count += self._part_count
        self._part, self._part_count = {}, 0
        if says_part(text):
            return "total" if is_all and not is_part else "subtotal"
        if says_whole(text) or is_first or not is_part:
            return "total"
        return "total" if is_all else "subtotal"

    def _agreed(self, amounts: Mapping[int, Fraction], least: int) -> tuple[bool, bool]:
        """Whether amounts are the sums since the last total, and those of all."""
        self._part = sums((self._part, *map(self._amounts_of, self._waiting)))
        self._part_count += len(self._waiting)
        self._waiting = []
        count = self._before_count + self._part_count
        is_part = self._part_count >= least and agrees(amounts, self._part, self._part_count)
        return is_part, count >= least and agrees(amounts, sums((self._before, self._part)), count)
