"""The index of dossiers that answers which ones look like a new one, fast enough to ask while typing.

It keeps, for each piece of text, the places of the dossiers that have it. A question first bounds every score from
above with what is shared, then compares exactly only those that may still be among the best: the answer is the
one a comparison with every dossier would give.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.likeness.comparisons import (
    SAME,
    LikenessSettings,
    Match,
    Weigh,
    compare_fields,
    shared_words,
)
from leaderdesk.domain.likeness.profiles import FIELDS, Profile, Traits, read_traits

USUAL = LikenessSettings()
_Places = dict[str, list[int]]
_Found = tuple[int, Traits, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A dossier that resembles the one asked about, how much, and by what."""

    key: str
    likeness: int
    may_be_same: bool
    matches: tuple[Match, ...]


class _Weights(dict[str, int]):
    """The weight of each piece, worked out at its first use: the binary digits of one dossier out of how many."""

    def __init__(self, places: _Places, count: int) -> None:
        super().__init__()
        self._places = places
        self._count = count

    def __missing__(self, piece: str) -> int:
        weight = (self._count // max(1, len(self._places.get(piece, ())))).bit_length()
        self[piece] = weight
        return weight


class LikenessIndex:
    """The dossiers known so far. The order in which they came never shows in an answer."""

    def __init__(self, profiles: Iterable[Profile] = ()) -> None:
        self._traits: list[Traits | None] = []
        self._place_of: dict[str, int] = {}
        self._grams: _Places = {}
        self._stems: _Places = {}
        # Holders, communes and themes: enough to know that a field may count at all.
        self._marks: _Places = {}
        for profile in profiles:
            self.add(profile)

    def __len__(self) -> int:
        return len(self._place_of)

    def add(self, profile: Profile) -> None:
        """Know one more dossier."""
        if profile.key in self._place_of:
            raise WrongInput("repeated", place="key", key=profile.key)
        traits = read_traits(profile)
        place = len(self._traits)
        self._traits.append(traits)
        self._place_of[profile.key] = place
        for places, pieces in self._filed(traits):
            for piece in pieces:
                places.setdefault(piece, []).append(place)

    def remove(self, key: str) -> None:
        """Forget a dossier."""
        if key not in self._place_of:
            raise WrongInput("key_unknown", place="key", key=key)
        place = self._place_of.pop(key)
        traits = self._traits[place]
        assert traits is not None, key  # noqa: S101 - a known key has a place that is filled
        self._traits[place] = None
        for places, pieces in self._filed(traits):
            for piece in pieces:
                places[piece].remove(place)
                if not places[piece]:
                    del places[piece]

    def find(self, profile: Profile, settings: LikenessSettings = USUAL) -> tuple[Lookalike, ...]:
        """The dossiers most like this one, itself apart; those as alike as the last shown are shown too."""
        ours = read_traits(profile)
        weigh = (self._weigher(self._grams), self._weigher(self._stems))
        found: list[_Found] = []
        scores: list[int] = []
        for bound, theirs in self._bounded(ours, weigh, settings):
            if bound < _floor(scores, settings):
                break
            likenesses = compare_fields(ours, theirs, weigh, settings)
            score = _score(likenesses, ours.known & theirs.known, settings)
            if score >= settings.near_from:
                found.append((score, theirs, likenesses))
                insort(scores, score)
        floor = _floor(scores, settings)
        best = sorted((each for each in found if each[0] >= floor), key=lambda each: (-each[0], each[1].profile.key))
        return tuple(_shown(each, ours, weigh, settings) for each in best)

    def _filed(self, traits: Traits) -> tuple[tuple[_Places, Iterable[str]], ...]:
        return ((self._grams, traits.grams), (self._stems, traits.stems), (self._marks, _marks_of(traits)))

    def _weigher(self, places: _Places) -> Weigh:
        # Bound to the dictionary itself: a weight already known costs no call of ours.
        return _Weights(places, len(self)).__getitem__

    def _bounded(
        self, ours: Traits, weigh: tuple[Weigh, Weigh], settings: LikenessSettings
    ) -> list[tuple[int, Traits]]:
        """Every dossier whose score may reach the floor, with what it is at most, the most promising first."""
        grams = self._shared(ours.grams, self._grams, weigh[0])
        stems = self._shared(ours.stems, self._stems, weigh[1])
        rest = self._possible(ours, settings)
        all_grams, all_stems = sum(map(weigh[0], ours.grams)), sum(map(weigh[1], ours.stems))
        title, description = 2 * SAME * settings.title, 2 * SAME * settings.description
        divisors = [_divisor(known, settings) for known in range(1 << len(FIELDS))]
        itself = self._place_of.get(ours.profile.key)
        bounded = []
        for place, theirs in enumerate(self._traits):
            if theirs is None or place == itself:
                continue
            # What is shared is at most all the other has: twice over both wholes is at most this.
            most = title * grams[place] // (grams[place] + all_grams) + rest[place] + settings.period * SAME
            if stems[place]:
                most += description * stems[place] // (stems[place] + all_stems)
            bound = most // divisors[ours.known & theirs.known]
            if bound >= settings.near_from:
                bounded.append((bound, place, theirs))
        bounded.sort(key=lambda each: (-each[0], each[1]))
        return [(bound, theirs) for bound, _, theirs in bounded]

    def _shared(self, pieces: frozenset[str], places: _Places, weigh: Weigh) -> list[int]:
        shared = [0] * len(self._traits)
        for piece in pieces:
            weight = weigh(piece)
            for place in places.get(piece, ()):
                shared[place] += weight
        return shared

    def _possible(self, ours: Traits, settings: LikenessSettings) -> list[int]:
        """What holder, communes and themes bring at most to each dossier."""
        most = [0] * len(self._traits)
        weights = {"s": settings.holder, "n": settings.holder, "c": settings.communes, "t": settings.themes}
        for kind in ("sn", "c", "t"):
            found = {place for mark in _marks_of(ours) if mark[0] in kind for place in self._marks.get(mark, ())}
            for place in found:
                most[place] += weights[kind[0]] * SAME
        return most


def _marks_of(traits: Traits) -> list[str]:
    marks = [f"c:{commune}" for commune in traits.communes] + [f"t:{theme}" for theme in traits.themes]
    marks += [f"s:{traits.profile.siren}"] if traits.profile.siren else []
    return marks + ([f"n:{traits.holder}"] if traits.holder else [])


def _divisor(known: int, settings: LikenessSettings) -> int:
    """What the fields known on both sides weigh: what is not known is no difference."""
    return max(1, sum(weight for place, weight in enumerate(settings.weights) if known >> place & 1))


def _score(likenesses: tuple[int, ...], known: int, settings: LikenessSettings) -> int:
    # A field that is not known on both sides has nothing in common: only what it weighs has to be left out.
    points = sum(weight * likeness for weight, likeness in zip(settings.weights, likenesses, strict=True))
    return points // _divisor(known, settings)


def _floor(scores: list[int], settings: LikenessSettings) -> int:
    """The score under which a dossier is not shown, as far as is known; the scores come in rising order."""
    return settings.near_from if len(scores) < settings.most else scores[-settings.most]


def _shown(found: _Found, ours: Traits, weigh: tuple[Weigh, Weigh], settings: LikenessSettings) -> Lookalike:
    score, theirs, likenesses = found
    shared = shared_words(ours, theirs, weigh)
    matches = tuple(
        Match(field, likeness, weight, shared.get(field, ()))
        for field, likeness, weight in zip(FIELDS, likenesses, settings.weights, strict=True)
        if likeness
    )
    return Lookalike(theirs.profile.key, score, score >= settings.same_from, matches)
