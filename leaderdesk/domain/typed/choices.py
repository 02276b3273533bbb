"""A word typed for one of a list: a whole label, or enough of one to tell it from the others; and communes by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from leaderdesk.domain.text import composed, folded
from leaderdesk.domain.typed.readings import Reading, one_of, plain, wrong

_MOST_DOUBTS = 3


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune; one outside the list has a name alone."""

    name: str
    insee: str | None = None
    postcode: str | None = None


def found_in(wanted: str, label: str) -> bool:
    """True when each word typed begins a word of the label, whatever the accents and capitals."""
    words = folded(label).split()
    return all(any(word.startswith(each) for word in words) for each in folded(wanted).split())


def read_choice(text: str, labels: Mapping[Any, str]) -> Reading[Any]:
    """The value of the label typed, or of the only one that what is typed begins."""
    bare = plain(text)
    if not bare:
        return Reading()
    same = [value for value, label in labels.items() if folded(label) == folded(bare)]
    if same:
        return one_of(same, "choice_unknown")
    near = [value for value, label in labels.items() if found_in(bare, label)]
    if len(near) > _MOST_DOUBTS:
        return wrong("choice_unclear", count=len(near))
    return one_of(near, "choice_unknown")


def read_commune(text: str, communes: Sequence[Commune]) -> Reading[Commune]:
    """The commune of this name, code or postcode; two of one name are asked; a name outside the list is kept."""
    bare = composed(plain(text))
    if not bare:
        return Reading()
    wanted = folded(bare)
    known = [each for each in communes if wanted in {folded(each.name), folded(commune_label(each)), each.insee}]
    if not known:
        known = [each for each in communes if wanted == each.postcode]
    if len(known) > _MOST_DOUBTS:
        return wrong("choice_unclear", count=len(known))
    if not known and wanted.isdigit():
        return wrong("commune_unknown")
    return one_of(known or [Commune(bare)], "commune_unknown")


def commune_label(commune: Commune) -> str:
    """How a commune is told from its namesakes: `Étaples (62630)`."""
    return f"{commune.name} ({commune.postcode})" if commune.postcode else commune.name
