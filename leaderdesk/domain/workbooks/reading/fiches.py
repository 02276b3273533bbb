"""Which fiche-action of the programme a text names: by its code however it is written, by its title, or by both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdesk.domain.likeness.comparisons import compare_sets
from leaderdesk.domain.likeness.profiles import grams_of, telling_words
from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.known import KnownFiche
from leaderdesk.domain.workbooks.reading.told import SAID_EMPTY, Told, doubtful, says_nothing, sure

# Two titles this alike may be one; a doubt, whatever they are.
_NEAR, _UNLIKE = 600, 400
_MOST = 3
_PREFIX = re.compile(
    r"^(?:(?:fiches?|actions?|fa|f|sous|n|no|num|numero|mesure|to|dispositif|axe|type d operation)(?= |[0-9]|$) ?)+"
)
# The measure of LEADER in the programmes of 2014-2020, and the intervention of those after.
_MEASURE = re.compile(r"^(?:19 0?2|77 0?5)(?: 0?| )(?=[0-9])")
_MEASURED = re.compile(r"(?:19 0?2|77 0?5)(?: [0-9]+)*")
_CODE = re.compile(r"^([a-z]{0,3} ?[0-9]{1,2}(?: [0-9]{1,2})*[a-z]?)(?: |$)")


def names_a_fiche(text: str) -> bool:
    """True for a title that speaks of a fiche-action: « Fiche-action 2 : Tourisme », « FA3 »."""
    return re.match(r"(?:fiche|fa) ?(?:action)? ?(?:n )?[0-9]|fiches? action", _said(text)) is not None


def is_measure(text: str) -> bool:
    """True for a number of the measure of LEADER and no words: « 19.2 », « 19.2.1 », « 77.05-01 »."""
    return _MEASURED.fullmatch(_PREFIX.sub("", _said(text))) is not None


class FicheReader:
    """Reads the fiche-action that a text names."""

    def __init__(self, fiches: Sequence[KnownFiche]) -> None:
        self._by_code = {_said(each.code): each for each in fiches}
        self._by_core: dict[str, list[KnownFiche]] = {}
        for each in fiches:
            self._by_core.setdefault(_core(each.code), []).append(each)
        self._by_title = {_said(each.title): each for each in fiches}
        self._fiches = tuple(fiches)
        self._texts: dict[str, Told] = {}

    def __call__(self, text: str) -> Told:
        """The code of the fiche-action."""
        told = self._texts.get(text)
        if told is None:
            told = self._texts[text] = self._read(text)
        return told

    def _read(self, text: str) -> Told:
        if says_nothing(text):
            return SAID_EMPTY
        said = _said(text)
        whole = self._by_code.get(said) or self._by_title.get(said)
        if whole is not None:
            return sure(whole.code)
        fiche, title = self._by_its_code(said)
        if fiche is None:
            return doubtful("fiche_unknown", *(each.code for each in self._near(title)))
        likeness = _likeness(title, fiche.title) if title else None
        if likeness is None or likeness >= _NEAR or not self._is_of_another(title, fiche, likeness):
            return sure(fiche.code)
        return doubtful("fiche_unknown", *(each.code for each in [fiche, *self._near(title)][:_MOST]))

    def _by_its_code(self, said: str) -> tuple[KnownFiche | None, str]:
        """The fiche of the code that a text begins with, and the words after it."""
        for bare in dict.fromkeys((said, _MEASURE.sub("", _PREFIX.sub("", said)), _PREFIX.sub("", said))):
            found = self._by_core.get(_core(bare), [])
            if len(found) == 1:
                return found[0], ""
            matched = _CODE.match(bare)
            if matched is None:
                continue
            found = self._by_core.get(_core(matched[1]), [])
            if len(found) == 1:
                return found[0], bare[matched.end() :].strip()
        return None, said

    def _near(self, title: str) -> list[KnownFiche]:
        """The fiches whose titles resemble one, the likeliest first."""
        alike = [(_likeness(title, each.title), each) for each in self._fiches]
        return [each for likeness, each in sorted(alike, key=lambda pair: -pair[0]) if likeness >= _UNLIKE][:_MOST]

    def _is_of_another(self, title: str, fiche: KnownFiche, likeness: int) -> bool:
        """True where the words after a code are rather those of another fiche, or of none."""
        others = [_likeness(title, each.title) for each in self._fiches if each is not fiche]
        is_within = set(telling_words(title)) <= set(telling_words(fiche.title))
        return not is_within and (likeness < _UNLIKE or max(others, default=0) > likeness)


def _said(text: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z]+", " ", folded(text)).split())


def _core(code: str) -> str:
    """A code without its prefix, its spaces and its leading noughts: « FA 03 » and « 3 » are one."""
    said = _said(code)
    bare = _PREFIX.sub("", said) or said
    return " ".join(str(int(part)) if part.isdigit() else part for part in bare.split())


def _likeness(one: str, other: str) -> int:
    ours, theirs = (frozenset(gram for word in telling_words(each) for gram in grams_of(word)) for each in (one, other))
    return compare_sets(len(ours & theirs), len(ours), len(theirs))
