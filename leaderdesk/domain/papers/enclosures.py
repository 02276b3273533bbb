"""Files that go out with a paper: their order, names that every system accepts, how each was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from unicodedata import category

from leaderdesk.domain.text import file_name

EnclosureState = Literal["intact", "altered", "missing"]
# A name is kept under what Windows and archives take, accents of several bytes included.
_LONGEST = 100
_LONGEST_ENDING = 12


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file of a dossier: its name as it was given, the name it goes out under, what it must weigh and what it is."""

    rank: int
    name: str
    sent_as: str
    size: int
    digest: str
    added_on: date
    state: EnclosureState
    piece: str = ""

    @property
    def is_there(self) -> bool:
        """True when there is something to send."""
        return self.state != "missing"


def fit_name(text: str, ending: str = "") -> str:
    """A name that every system accepts, marks that are not seen left out; empty where nothing of it fits."""
    seen = "".join(letter for letter in text if category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return _cut(file_name(seen), _LONGEST - len(ending.encode())) + ending


def numbered_name(rank: int, name: str) -> str:
    """The same behind its rank, so that no two are alike and none is a word that a system keeps for itself."""
    stem, ending = split_ending(name)
    return f"{rank:02} {fit_name(stem) or 'fichier'}{ending}"


def split_ending(name: str) -> tuple[str, str]:
    """A name without its ending, and the ending with its point where it is one."""
    stem, point, ending = name.rpartition(".")
    if not stem or not point or not ending.isascii() or not ending.isalnum() or len(ending) > _LONGEST_ENDING:
        return name, ""
    return stem, f".{ending.lower()}"


def _cut(text: str, most: int) -> str:
    """Cut between letters to so many bytes."""
    return text.encode()[: max(most, 0)].decode("utf-8", "ignore").strip(" .")
