"""The quality of a grid in sentences: spreads, what a criterion decided, what little would change a decision."""

from __future__ import annotations

from fractions import Fraction

from leaderdesk.domain.exact import shown
from leaderdesk.domain.grids.contests import Flip
from leaderdesk.domain.grids.sensitivity import THRESHOLD, WEIGHT, Change
from leaderdesk.words import formats

OUTCOMES = {
    "pass": "retenu",
    "fail": "sous le seuil",
    "eliminated": "éliminé",
    "funded": "financé",
    "queued": "en liste d’attente",
    "to_decide": "à départager par le comité",
    "refused": "non sélectionné",
    "not_scored": "non noté",
}
_PLACES = 4


def say_change(change: Change) -> str:
    """The smallest change and what it does: `Poids de « need » + 0,5 : A, sous le seuil → retenu.`."""
    name = "Seuil" if change.moved == THRESHOLD else f"Poids de {_quoted(change.moved.removeprefix(WEIGHT))}"
    flips = f"{formats.NARROW}; ".join(say_flip(flip) for flip in change.flips)
    return f"{name} {_moved(change)} (soit {decimal(change.to)}){formats.NO_BREAK}: {flips}."


def say_flip(flip: Flip) -> str:
    """A project and its two decisions."""
    return f"{flip.project}, {OUTCOMES[flip.before]} → {OUTCOMES[flip.after]}"


def decimal(value: Fraction, places: int = _PLACES) -> str:
    """A number with a comma, without useless zeros, its minus sign a true one."""
    text = shown(value, places)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",").replace("-", "−")


def _moved(change: Change) -> str:
    sign = "−" if change.by < 0 else "+"
    size = f"{sign}{formats.NO_BREAK}{decimal(abs(change.by))}"
    if change.is_reached:
        return size
    if not change.by:
        return "à la moindre hausse" if change.rises else "à la moindre baisse"
    return f"au-delà de {size}"


def _quoted(text: str) -> str:
    return f"«{formats.NO_BREAK}{text}{formats.NO_BREAK}»"
