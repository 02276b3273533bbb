"""What of a dossier is compared with others, and the folded pieces an index keeps of it.

A title is cut in trigrams, so that « réhabilitation » meets « réhabiliter » and a slip of the keyboard
costs little; a description, ten times longer, in the beginnings of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.matching import siren_of
from leaderdesk.domain.text import folded

FIELDS = ("title", "description", "holder", "communes", "themes", "period")
_STEM = 7
_SHORTEST_STEM = 4
_WORD = re.compile(r"\w+")
# Words that say nothing of a project; one letter is what an elision leaves.
_EMPTY = frozenset(
    """a au aux avec ce ces cette d dans de des du elle en est et il l la le les leur leurs n nous on ou par pas plus
    pour qu que qui s sa sans se ses son sont sous sur tous tout toute un une vers y""".split()  # noqa: SIM905 - a list to read
)
# The legal form is not the name: « Association Les Amis » and « Les Amis » are one holder.
_LEGAL_FORMS = frozenset("asso association commune mairie de d du des la le les l sarl sas sasu eurl sci scic".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a dossier to compare it; an empty field is unknown and compares with nothing."""

    key: str
    title: str
    description: str = ""
    holder: str = ""
    siren: str = ""
    communes: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Traits:
    """The same, folded once: what two dossiers are compared by."""

    profile: Profile
    grams: frozenset[str]
    stems: frozenset[str]
    holder: str
    communes: frozenset[str]
    themes: frozenset[str]
    known: int


def read_traits(profile: Profile) -> Traits:
    """Fold a profile, after refusing what cannot be compared."""
    _check(profile)
    stems = stems_of(profile.description)
    named = _words(profile.holder)
    holder = " ".join([word for word in named if word not in _LEGAL_FORMS] or named)
    communes, themes = _folded_all(profile.communes), _folded_all(profile.themes)
    is_known = (True, bool(stems), bool(holder or profile.siren), bool(communes), bool(themes), bool(profile.starts_on))
    return Traits(
        profile=profile,
        grams=frozenset(gram for word in telling_words(profile.title) for gram in grams_of(word)),
        stems=stems,
        holder=holder,
        communes=communes,
        themes=themes,
        known=sum(1 << place for place, is_set in enumerate(is_known) if is_set),
    )


def telling_words(text: str) -> list[str]:
    """The folded words of a title that say something; all of them where none does."""
    words = _words(text)
    return [word for word in words if word not in _EMPTY] or words


def grams_of(word: str) -> frozenset[str]:
    """The trigrams of a folded word, its two ends included."""
    padded = f" {word} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def stems_of(text: str) -> frozenset[str]:
    """The beginnings of the words of a description."""
    return frozenset(stem for word in _words(text) if (stem := stem_of(word)))


def stem_of(word: str) -> str:
    """The beginning of a folded word that says something, or nothing."""
    return word[:_STEM] if len(word) >= _SHORTEST_STEM and word not in _EMPTY else ""


def spelled_words(text: str) -> list[tuple[str, str]]:
    """The words of a text as written, each with its folded form."""
    return [(word, folded(word)) for word in _WORD.findall(text)]


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def _folded_all(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(form for text in texts if (form := folded(text)))


def _check(profile: Profile) -> None:
    if not profile.key:
        raise WrongInput("key_missing", place="key")
    if not _words(profile.title):
        raise WrongInput("title_missing", place="title", key=profile.key)
    if profile.siren and siren_of(profile.siren) != profile.siren:
        raise WrongInput("siren_malformed", place="siren", key=profile.key)
    if profile.ends_on and (profile.starts_on is None or profile.ends_on < profile.starts_on):
        raise WrongInput("dates_backwards", place="ends_on", key=profile.key)
