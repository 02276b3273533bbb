"""Holders whose names resemble one that is being typed: the SIREN decides, then the name without its legal form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from leaderdesk.domain.likeness.comparisons import SAME, SAME_NAME_ONLY, compare_sets
from leaderdesk.domain.likeness.profiles import grams_of
from leaderdesk.domain.matching import is_same_structure, siren_of, telling_name

_NEAR = 550
_MOST = 8
_SHORTEST = 3
_SAME_COMMUNE = 50


@dataclass(frozen=True, slots=True)
class Named:
    """A holder as it is known."""

    key: int
    name: str
    siret: str | None = None
    commune: str | None = None


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A holder that resembles the one asked about, on what, and how much out of a thousand."""

    key: int
    on: Literal["siren", "name", "near"]
    likeness: int


def find_names(wanted: Named, known: Iterable[Named]) -> tuple[NameMatch, ...]:
    """The holders most like one, the surest first; two different SIRENs are never alike."""
    grams, siren = _grams(wanted.name), siren_of(wanted.siret)
    found = [
        match
        for other in known
        if other.key != wanted.key and (match := _match(wanted, other, grams, siren)) is not None
    ]
    return tuple(sorted(found, key=lambda match: (-match.likeness, match.key))[:_MOST])


def _match(wanted: Named, other: Named, grams: frozenset[str], siren: str | None) -> NameMatch | None:
    other_siren = siren_of(other.siret)
    if siren is not None and other_siren is not None:
        return NameMatch(other.key, "siren", SAME) if siren == other_siren else None
    if wanted.name.strip() and is_same_structure(wanted.name, None, other.name, None):
        return NameMatch(other.key, "name", SAME_NAME_ONLY + 100)
    if len(wanted.name.strip()) < _SHORTEST:
        return None
    theirs = _grams(other.name)
    likeness = compare_sets(len(grams & theirs), len(grams), len(theirs))
    if likeness < _NEAR:
        return None
    near = bool(wanted.commune) and wanted.commune == other.commune
    return NameMatch(other.key, "near", min(SAME_NAME_ONLY, likeness + (_SAME_COMMUNE if near else 0)))


def _grams(name: str) -> frozenset[str]:
    return frozenset(gram for word in telling_name(name) for gram in grams_of(word))
