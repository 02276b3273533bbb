"""The pages of help: Markdown files that `app.py` tells Qt where to find, under the name `help:`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QDir, QFile, QIODevice

from leaderdesk.domain.text import folded
from leaderdesk.words.phrases import spaced

FIRST = "accueil"
# The general pages go before those of the screens.
_ORDER = (FIRST, "bases", "clavier", "listes", "recherche")
_TYPED = re.compile(r"(`[^`]*`)")
_MARKS = re.compile(r"[*_`#>|]|\]\([^)]*\)|\[")


@dataclass(frozen=True, slots=True)
class HelpFile:
    """One page: its name is that of its file."""

    name: str
    title: str
    headings: str
    text: str
    folded: str


class HelpPages:
    """Every page, read when somebody first asks."""

    @cached_property
    def pages(self) -> tuple[HelpFile, ...]:
        """The pages, the general ones first, the others by title."""
        names = [name.removesuffix(".md") for name in QDir("help:").entryList(["*.md"])]
        return tuple(sorted((_read(name) for name in names), key=_place))

    def get(self, name: str) -> HelpFile | None:
        """A page by its name."""
        return next((page for page in self.pages if page.name == name), None)

    def find(self, query: str) -> list[HelpFile]:
        """The pages that hold every word, those that say them in their title first."""
        words = folded(query).split()
        found = [page for page in self.pages if all(word in page.folded for word in words)]
        return sorted(found, key=lambda page: not all(word in folded(page.title) for word in words))


def _read(name: str) -> HelpFile:
    file = QFile(f"help:{name}.md")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(name)
    text = _spaced(bytes(file.readAll().data()).decode("utf-8"))
    titles = [line.lstrip("# ").strip() for line in text.splitlines() if line.startswith("#")]
    title = titles[0] if titles else name
    return HelpFile(name, title, " ".join(titles[1:]), text, folded(_MARKS.sub(" ", text)))


def _spaced(text: str) -> str:
    """What is written with plain spaces gets those that do not break; what is to be typed stays as it is."""
    return "".join(part if part.startswith("`") else spaced(part) for part in _TYPED.split(text))


def _place(page: HelpFile) -> tuple[int, str]:
    return (_ORDER.index(page.name) if page.name in _ORDER else len(_ORDER), folded(page.title))
