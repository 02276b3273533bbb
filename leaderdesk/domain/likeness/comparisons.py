"""How alike two dossiers are, field by field, in whole thousandths: 1 000 is the same, 0 has nothing in common.

Rare pieces weigh more than common ones: a piece found in one dossier out of N counts for the number of binary
digits of N, a whole number that any machine computes alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from leaderdesk.domain.likeness.profiles import Profile, Traits, grams_of, spelled_words, stem_of, telling_words
from leaderdesk.domain.text import folded

SAME = 1000
# A name without a SIREN to confirm it.
SAME_NAME_ONLY = 800
_SHOWN_WORDS = 8

Weigh = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class LikenessSettings:
    """What each field weighs, from which score a dossier is shown, and how many are."""

    title: int = 400
    description: int = 200
    holder: int = 200
    communes: int = 100
    themes: int = 50
    period: int = 50
    near_from: int = 450
    same_from: int = 800
    most: int = 10
    # Two beginnings further apart than this have nothing in common.
    near_days: int = 365

    @property
    def weights(self) -> tuple[int, ...]:
        """The weights, in the order of `profiles.FIELDS`."""
        return (self.title, self.description, self.holder, self.communes, self.themes, self.period)


@dataclass(frozen=True, slots=True)
class Match:
    """What one field says: its likeness, its weight, and what both dossiers share, as the new one spells it."""

    field: str
    likeness: int
    weight: int
    shared: tuple[str, ...] = ()


def compare_sets(shared: int, ours: int, theirs: int) -> int:
    """Twice what is shared over the two wholes."""
    return 2 * SAME * shared // (ours + theirs) if ours + theirs else 0


def compare_pieces(ours: frozenset[str], theirs: frozenset[str], weigh: Weigh) -> int:
    """The same, each piece counting for its weight."""
    return compare_sets(_weight(ours & theirs, weigh), _weight(ours, weigh), _weight(theirs, weigh))


def compare_holders(ours: Traits, theirs: Traits) -> int:
    """Two SIREN decide; a name decides where one of them is unknown."""
    if ours.profile.siren and theirs.profile.siren:
        return SAME if ours.profile.siren == theirs.profile.siren else 0
    return SAME_NAME_ONLY if ours.holder and ours.holder == theirs.holder else 0


def compare_periods(ours: Profile, theirs: Profile, near_days: int) -> int:
    """The days in common over the days of both; from one beginning to the other where an end is unknown."""
    if ours.starts_on is None or theirs.starts_on is None:
        return 0
    if ours.ends_on is None or theirs.ends_on is None:
        apart = abs((ours.starts_on - theirs.starts_on).days)
        return SAME * max(0, near_days - apart) // near_days
    common = _days(max(ours.starts_on, theirs.starts_on), min(ours.ends_on, theirs.ends_on))
    return SAME * common // (_days(ours.starts_on, ours.ends_on) + _days(theirs.starts_on, theirs.ends_on) - common)


def compare_fields(
    ours: Traits, theirs: Traits, weigh: tuple[Weigh, Weigh], settings: LikenessSettings
) -> tuple[int, ...]:
    """The likeness of each field, in the order of `profiles.FIELDS`."""
    return (
        compare_pieces(ours.grams, theirs.grams, weigh[0]),
        compare_pieces(ours.stems, theirs.stems, weigh[1]),
        compare_holders(ours, theirs),
        compare_sets(len(ours.communes & theirs.communes), len(ours.communes), len(theirs.communes)),
        compare_sets(len(ours.themes & theirs.themes), len(ours.themes), len(theirs.themes)),
        compare_periods(ours.profile, theirs.profile, settings.near_days),
    )


def shared_words(ours: Traits, theirs: Traits, weigh: tuple[Weigh, Weigh]) -> dict[str, tuple[str, ...]]:
    """What to show of each field: the words of our dossier that the other has too, the most telling first."""
    telling = frozenset(telling_words(ours.profile.title))
    return {
        "title": _most_telling(
            ours.profile.title, lambda form: _title_weight(form, theirs, weigh[0]) if form in telling else 0
        ),
        "description": _most_telling(ours.profile.description, lambda form: _stem_weight(form, theirs, weigh[1])),
        "holder": (theirs.profile.holder,) if theirs.profile.holder else (),
        "communes": _spelled(ours.profile.communes, theirs.communes, ours.communes),
        "themes": _spelled(ours.profile.themes, theirs.themes, ours.themes),
    }


def _title_weight(form: str, theirs: Traits, weigh: Weigh) -> int:
    grams = grams_of(form)
    common = grams & theirs.grams
    return _weight(common, weigh) if 2 * len(common) > len(grams) else 0


def _stem_weight(form: str, theirs: Traits, weigh: Weigh) -> int:
    stem = stem_of(form)
    return weigh(stem) if stem in theirs.stems else 0  # no stem at all is in none


def _most_telling(text: str, weigh: Weigh) -> tuple[str, ...]:
    by_form = {form: word for word, form in reversed(spelled_words(text))}
    found = sorted((-weigh(form), form) for form in by_form if weigh(form))
    return tuple(by_form[form] for _, form in found[:_SHOWN_WORDS])


def _spelled(names: Iterable[str], theirs: frozenset[str], ours: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in names if folded(name) in ours & theirs))


def _weight(pieces: Iterable[str], weigh: Weigh) -> int:
    return sum(map(weigh, pieces))


def _days(first: date, last: date) -> int:
    return max(0, (last - first + timedelta(days=1)).days)
