"""Which holder and which dossier of a base a row speaks of: by number, by SIRET, by name; likeness alone only asks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from leaderdesk.domain.likeness.comparisons import SAME, compare_sets
from leaderdesk.domain.likeness.profiles import grams_of, telling_words
from leaderdesk.domain.matching import legal_forms, siren_of, telling_name
from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.proposing.present import PresentDossier, PresentHolder
from leaderdesk.domain.workbooks.verdicts import Candidate

_UNNUMBERED = re.compile(r"[^0-9a-z]+")
_COMMUNE_WORDS = frozenset({"commune", "ville", "mairie", "municipalite"})
_SAINTS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
# Alike enough to be asked; too unlike for one to be the other.
NEAR_NAME, NEAR_TITLE, UNLIKE = 700, 700, 300
# Two titles whose figures differ (a year, a phase) are two titles.
_OTHER_FIGURES = 500
_MOST = 5
# A piece of a name that more holders share than this tells none of them.
_TELLING = 500


@dataclass(frozen=True, slots=True)
class Sought:
    """What was found: the one, by what; or those it may be, to choose from."""

    found: Candidate | None = None
    others: tuple[Candidate, ...] = ()


NOT_FOUND = Sought()


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text folded, the trigrams of its words that say something, its figures, its letters and its initials."""

    folded: str
    pieces: frozenset[str]
    figures: tuple[str, ...]
    letters: str
    initials: str


def number_key(number: str) -> str:
    """A number without its signs: `2026-001` and `2026 001` are one."""
    return _UNNUMBERED.sub("", folded(number)) or folded(number)


def holder_key(name: str, kind: str | None = None) -> tuple[str, ...]:
    """What the writings of one name share: no legal form, no small word; a commune is told from what bears its name."""
    words = [_SAINTS.get(word, word) for word in telling_name(name)]
    bare = [word for word in words if word not in _COMMUNE_WORDS]
    is_commune = bool(bare) and (len(bare) < len(words) or kind == "commune")
    return ("commune" if is_commune else "", *sorted(bare if is_commune else words))


class TextLikeness:
    """How alike two titles or two names are; each is cut once."""

    def __init__(self, words: Callable[[str], list[str]]) -> None:
        self._words = words
        self._cut: dict[str, _Cut] = {}

    def cut(self, text: str) -> _Cut:
        """A text in the pieces it is compared by."""
        found = self._cut.get(text)
        if found is None:
            found = self._cut[text] = _cut(text, self._words(text))
        return found

    def of_titles(self, one: str, other: str) -> int:
        """In thousandths; figures that differ make two titles of them."""
        ours, theirs = self.cut(one), self.cut(other)
        if ours.folded == theirs.folded:
            return SAME
        likeness = _likeness(ours, theirs)
        return likeness if ours.figures == theirs.figures else min(likeness, _OTHER_FIGURES)

    def of_names(self, one: str, other: str) -> int:
        """In thousandths; a name that is another's initials is as alike as can be."""
        ours, theirs = self.cut(one), self.cut(other)
        is_short = ours.letters == theirs.initials or theirs.letters == ours.initials
        return SAME if is_short else _likeness(ours, theirs)


class HolderIndex:
    """The holders of a base."""

    def __init__(self, holders: Iterable[PresentHolder]) -> None:
        self.by_key = {each.key: each for each in holders}
        self._likeness = TextLikeness(telling_name)
        self._by_siret: dict[str, list[PresentHolder]] = defaultdict(list)
        self._by_siren: dict[str, list[PresentHolder]] = defaultdict(list)
        self._by_name: dict[tuple[str, ...], list[PresentHolder]] = defaultdict(list)
        # By the figures of a name and a piece of it: names whose figures differ are not alike.
        self._by_piece: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_initials: dict[str, list[int]] = defaultdict(list)
        self._known: dict[tuple[str, str | None, str | None, str | None], Sought] = {}
        for each in self.by_key.values():
            self._file(each)

    def find(self, name: str, siret: str | None = None, kind: str | None = None, commune: str | None = None) -> Sought:
        """The holder of this SIRET, or of this name; of several, the one of this commune."""
        asked = (name, siret, kind, commune)
        if asked not in self._known:
            self._known[asked] = self._find(name, siret, kind, commune)
        return self._known[asked]

    def alike(self, name: str, other: str) -> int:
        """How alike two names are."""
        return SAME if holder_key(name)[1:] == holder_key(other)[1:] else self._likeness.of_names(name, other)

    def _file(self, holder: PresentHolder) -> None:
        if holder.siret:
            self._by_siret[holder.siret].append(holder)
        siren = siren_of(holder.siret)
        if siren:
            self._by_siren[siren].append(holder)
        kind = holder.values.get("holder_kind")
        self._by_name[holder_key(holder.name, kind if isinstance(kind, str) else None)].append(holder)
        cut = self._likeness.cut(holder.name)
        for each in cut.pieces:
            self._by_piece[cut.figures, each].append(holder.key)
        self._by_words[holder_key(holder.name)[1:]].append(holder.key)
        if cut.initials:
            self._by_initials[cut.initials].append(holder.key)

    def _find(self, name: str, siret: str | None, kind: str | None, commune: str | None) -> Sought:
        siren = siren_of(siret)
        numbered = self._by_siret.get(siret or "", []) or self._by_siren.get(siren or "", [])
        if numbered:
            return self._among_numbered(numbered, name)
        if not name:
            return NOT_FOUND
        named = [each for each in self._named(name, kind) if not _is_other(siren, each)]
        if len(named) > 1 and commune is not None:
            named = [each for each in named if folded(str(each.values.get("commune", ""))) == folded(commune)] or named
        if len(named) == 1 and not _is_of_another_form(name, named[0].name):
            return Sought(_candidate(named[0], "name"))
        if named:
            return Sought(None, tuple(_candidate(each, "name") for each in named[:_MOST]))
        return Sought(None, tuple(_candidate(each, "likeness") for each in self._near(name, siren)))

    def _among_numbered(self, numbered: list[PresentHolder], name: str) -> Sought:
        alike = [each for each in numbered if not name or self.alike(name, each.name) >= UNLIKE]
        if len(alike) == 1:
            return Sought(_candidate(alike[0], "siret"))
        return Sought(None, tuple(_candidate(each, "siret") for each in (alike or numbered)[:_MOST]))

    def _named(self, name: str, kind: str | None) -> list[PresentHolder]:
        return self._by_name.get(holder_key(name, kind), [])

    def _near(self, name: str, siren: str | None) -> list[PresentHolder]:
        """The holders whose names resemble one, or that bear it as a commune."""
        ours = self._likeness.cut(name)
        pieces = len(ours.pieces)
        # Whoever is this alike has at least one of these pieces, the rarest ones; those that many share tell nobody.
        found = sorted((self._by_piece.get((ours.figures, each), []) for each in ours.pieces), key=len)
        needed = pieces - NEAR_NAME * pieces // (2 * SAME - NEAR_NAME) + 1
        keys = {key for each in found[:needed] if len(each) <= _TELLING for key in each}
        same_words = set(self._by_words.get(holder_key(name)[1:], ()))
        keys.update(same_words, self._by_initials.get(ours.letters, ()))
        scored = []
        for key in keys:
            other = self.by_key[key]
            likeness = NEAR_NAME if key in same_words else self._likeness.of_names(name, other.name)
            if likeness >= NEAR_NAME and not _is_other(siren, other):
                scored.append((-likeness, other.name, other))
        return [other for *_, other in sorted(scored, key=lambda each: each[:2])[:_MOST]]


class DossierIndex:
    """The dossiers of a base."""

    def __init__(self, dossiers: Iterable[PresentDossier]) -> None:
        self.by_key = {each.key: each for each in dossiers}
        self.likeness = TextLikeness(telling_words)
        self._by_number: dict[str, list[PresentDossier]] = defaultdict(list)
        self._by_holder: dict[int, list[PresentDossier]] = defaultdict(list)
        self._by_title: dict[str, list[PresentDossier]] = defaultdict(list)
        for each in self.by_key.values():
            self._by_number[number_key(each.number)].append(each)
            self._by_holder[each.holder].append(each)
            self._by_title[folded(each.title)].append(each)

    def numbered(self, number: str) -> list[PresentDossier]:
        """The dossiers of a number; the one written just so, where there is one."""
        found = self._by_number.get(number_key(number), [])
        return [each for each in found if each.number == number] or found

    def of_holder(self, holder: int, title: str) -> list[tuple[int, PresentDossier]]:
        """The dossiers of a holder whose titles resemble one, the likeliest first, each with how much."""
        alike = [(self.likeness.of_titles(title, each.title), each) for each in self._by_holder.get(holder, ())]
        return sorted((each for each in alike if each[0] >= NEAR_TITLE), key=lambda each: (-each[0], each[1].number))

    def titled(self, title: str) -> list[PresentDossier]:
        """The dossiers of exactly this title."""
        return self._by_title.get(folded(title), [])


def dossier_candidate(dossier: PresentDossier, why: str) -> Candidate:
    """A dossier that a row may speak of."""
    return Candidate(dossier.key, f"{dossier.number} {dossier.title}", why)


def _candidate(holder: PresentHolder, why: str) -> Candidate:
    return Candidate(holder.key, f"{holder.name} ({holder.siret})" if holder.siret else holder.name, why)


def _is_other(siren: str | None, holder: PresentHolder) -> bool:
    """True where two SIRENs tell two structures apart, whatever their names."""
    other = siren_of(holder.siret)
    return siren is not None and other is not None and siren != other


def _is_of_another_form(name: str, other: str) -> bool:
    """True where two names bear two legal forms: « SARL Dupont », « EARL Dupont »."""
    ours, theirs = legal_forms(name), legal_forms(other)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _cut(text: str, words: list[str]) -> _Cut:
    said = folded(text)
    return _Cut(
        said,
        frozenset(gram for word in words for gram in grams_of(word)),
        tuple(sorted(re.findall(r"[0-9]+", said))),
        said.replace(" ", ""),
        "".join(word[0] for word in words) if len(words) > 1 else "",
    )


def _likeness(ours: _Cut, theirs: _Cut) -> int:
    return compare_sets(len(ours.pieces & theirs.pieces), len(ours.pieces), len(theirs.pieces))
