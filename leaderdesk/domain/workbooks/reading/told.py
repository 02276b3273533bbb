"""What a cell says once it is read: a value that is sure, or a problem with the readings to choose from, or both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.cells import BadCell, Cell
from leaderdesk.domain.workbooks.verdicts import Value

# What people write where they have nothing to write (folded, and rid of its signs).
_NOTHING_SAID = frozenset(
    {
        *(
            "",
            "nc",
            "n c",
            "nd",
            "n d",
            "ns",
            "n s",
            "so",
            "s o",
            "na",
            "n a",
            "neant",
            "sans objet",
            "aucun",
            "aucune",
        ),
        *(
            "non communique",
            "non connu",
            "non renseigne",
            "non concerne",
            "non defini",
            "inconnu",
            "ras",
            "vide",
            "null",
        ),
        *("a definir", "a preciser", "a completer", "a confirmer", "a venir", "a voir", "tbd", "x", "xx", "xxx"),
        *("en attente", "en cours", "pas encore", "rien", "none", "nan", "nom non publie", "non publie"),
    }
)
_SIGNS = str.maketrans(dict.fromkeys("-–—_/\\.…?*#~=|:()[]’'\"\u00a0\u202f", " "))


@dataclass(frozen=True, slots=True)
class Told:
    """A value, a problem (its code, its weight, the readings between which to choose), or a value with a remark."""

    value: Value | None = None
    code: str = ""
    weight: str = "error"
    readings: tuple[Value, ...] = ()
    data: tuple[tuple[str, str], ...] = ()


NOTHING = Told()
SAID_EMPTY = Told(code="said_empty", weight="remark")
Reader = Callable[[Cell], Told]


def sure(value: Value) -> Told:
    """A value and nothing to say of it."""
    return Told(value)


def doubtful(code: str, *readings: Value, **data: str) -> Told:
    """Something to ask, with the values it may stand for."""
    return Told(None, code, "doubt", tuple(dict.fromkeys(readings)), tuple(data.items()))


def unread(code: str, **data: str) -> Told:
    """What cannot be, as it is written."""
    return Told(None, code, "error", (), tuple(data.items()))


def remarked(value: Value, code: str, **data: str) -> Told:
    """A value with something said of it."""
    return Told(value, code, "remark", (), tuple(data.items()))


def nothing_in(cell: Cell) -> Told | None:
    """What is told of a cell that holds nothing to read: an empty one, a formula without its value."""
    if cell is None:
        return NOTHING
    return unread(cell.code) if isinstance(cell, BadCell) else None


def says_strictly_nothing(text: str) -> bool:
    """The same where « en attente » and « ? » would say something: a dash, « n.c. », « sans objet »."""
    return "?" not in text and "attente" not in folded(text) and "cours" not in folded(text) and says_nothing(text)


def says_nothing(text: str) -> bool:
    """True for what stands in a cell in place of nothing: a dash, « n.c. », « néant »."""
    return " ".join(folded(text.translate(_SIGNS)).split()) in _NOTHING_SAID
