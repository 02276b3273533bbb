"""The pages of help: Markdown files that `app.py` tells Qt where to find, under the name `help:`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from PySide6.QtCore import QDir, QFile, QIODevice

from leaderdesk.domain.text import folded
from leaderdesk.words.phrases import spaced

FIRST = "accueil"
# The general pages go before those of the screens.
_ORDER = (FIRST, "bases", "clavier", "listes", "recherche")
_TYPED = re.compile(r"(`[^`]*`)")
_MARKS = re.compile(r"[*_`#>|]|\]\([^)]*\)|\[")


@dataclass(frozen=True, slots=True)
class HelpSection:
    """A part of a page; `address` leads to it."""

    address: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class HelpFile:
    """One page: its name is that of its file."""

    name: str
    title: str
    sections: tuple[HelpSection, ...]
    text: str
    folded: str


class HelpPages:
    """Every page, read when somebody first asks."""

    @cached_property
    def pages(self) -> tuple[HelpFile, ...]:
        """The pages, the general ones first, the others by title."""
        names = [name.removesuffix(".md") for name in QDir("help:").entryList(["*.md"])]
        return tuple(sorted((_read(name) for name in names), key=_place))

    def get(self, address: str) -> HelpFile | None:
        """The page of an address: `programme`, or `programme#Réglages` for a part of it."""
        name = address.partition("#")[0]
        return next((page for page in self.pages if page.name == name), None)

    def find(self, query: str) -> list[HelpFile]:
        """The pages that hold every word, those that say them in their title first."""
        words = folded(query).split()
        found = [page for page in self.pages if all(word in page.folded for word in words)]
        return sorted(found, key=lambda page: not all(word in folded(page.title) for word in words))


@cache
def _read(name: str) -> HelpFile:
    file = QFile(f"help:{name}.md")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(name)
    text = _spaced(bytes(file.readAll().data()).decode("utf-8"))
    head, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    title = head.partition("\n")[0].lstrip("# ").strip() or name
    return HelpFile(name, title, tuple(_section(name, part) for part in parts), text, folded(_plain(text)))


def _section(page: str, part: str) -> HelpSection:
    title, _, rest = part.partition("\n")
    return HelpSection(f"{page}#{title.strip()}", title.strip(), _plain(rest))


def _plain(text: str) -> str:
    return _MARKS.sub(" ", text)


def _spaced(text: str) -> str:
    """What is written with plain spaces gets those that do not break; what is to be typed stays as it is."""
    return "".join(part if part.startswith("`") else spaced(part) for part in _TYPED.split(text))


def _place(page: HelpFile) -> tuple[int, str]:
    return (_ORDER.index(page.name) if page.name in _ORDER else len(_ORDER), folded(page.title))
