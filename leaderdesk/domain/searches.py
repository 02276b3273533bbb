"""Finding anything by a few letters: entries are folded once, then ranked for each query.

Words come in any order, without accents; a word may be only begun; initials do (`rdp` for a review of projects).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leaderdesk.domain.text import folded

# Where two entries suit a query as well, the first kind goes first.
KINDS = (
    "page",
    "action",
    "dossier",
    "holder",
    "contact",
    "person",
    "member",
    "funder",
    "fiche",
    "call",
    "sitting",
    "conversation",
    "setting",
    "help",
)
MOST = 6
_SHORT = 2
_SMALL = frozenset(
    {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "par", "sur", "un", "une"}
)
_ORDER = {kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to find: `also` holds other words that find it, `home` is the record it is shown in if not its own."""

    kind: str
    key: int | str
    title: str
    code: str = ""
    detail: str = ""
    also: str = ""
    home: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind: how many, and the best of them."""

    kind: str
    count: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """An entry in the form it is compared in; a space before each word marks where words begin."""

    entry: Entry
    names: tuple[str, ...]
    title: str
    everything: str
    initials: tuple[str, ...]

    def has_initials(self, letters: str) -> bool:
        """True for the first letters of its words, with or without the small ones."""
        return len(letters) > 1 and any(each.startswith(letters) for each in self.initials)


class Index:
    """What can be found, folded; among equals of one kind the order given stays."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._known: dict[str, dict[int | str, _Known]] = {}
        self.add(entries)

    def __len__(self) -> int:
        return sum(map(len, self._known.values()))

    def get(self, kind: str, key: int | str) -> Entry | None:
        """One entry; None once it is gone."""
        known = self._known.get(kind, {}).get(key)
        return known.entry if known is not None else None

    def add(self, entries: Iterable[Entry]) -> None:
        """Know these too, after the others."""
        for entry in entries:
            self._known.setdefault(entry.kind, {})[entry.key] = _known(entry)

    def renew(self, kind: str, entries: Iterable[Entry]) -> None:
        """All there is of a kind now; what has not changed is not folded again."""
        former = self._known.get(kind, {})
        self._known[kind] = {entry.key: _kept_or_known(former.get(entry.key), entry) for entry in entries}

    def change(self, kind: str, entries: Iterable[Entry], gone: Iterable[int | str]) -> None:
        """Some of a kind as they are now, and those that are no more; what is new goes first."""
        former = self._known.get(kind, {})
        for key in gone:
            former.pop(key, None)
        now = {entry.key: _kept_or_known(former.get(entry.key), entry) for entry in entries}
        new = {key: known for key, known in now.items() if key not in former}
        self._known[kind] = new | former | now

    def find(self, query: str) -> tuple[Group, ...]:
        """What suits a query, by kind; the kind of the best entry goes first."""
        wanted = _Wanted.read(query)
        if wanted is None:
            return ()
        found: dict[str, list[tuple[tuple[int, ...], Entry]]] = {}
        everything = (known for kind in self._known.values() for known in kind.values())
        for place, known in enumerate(everything):
            rank = _rank(known, wanted)
            if rank is not None:
                entry = known.entry
                order = (*rank, _ORDER.get(entry.kind, len(KINDS)), place)
                found.setdefault(entry.kind, []).append((order, entry))
        for ranked in found.values():
            ranked.sort(key=lambda each: each[0])
        kinds = sorted(found, key=lambda kind: found[kind][0][0])
        return tuple(Group(kind, len(found[kind]), tuple(entry for _, entry in found[kind][:MOST])) for kind in kinds)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A query: whole, in words, what an entry must contain, and as one number where it is made of figures."""

    whole: str
    words: tuple[str, ...]
    parts: tuple[str, ...]
    number: str

    @classmethod
    def read(cls, query: str) -> _Wanted | None:
        words = folded(query).split()
        if not words:
            return None
        meant = [word for word in words if word not in _SMALL] or words
        figures = "".join(words) if len(words) > 1 and all(word.isdigit() for word in words) else ""
        # One or two letters stand in the middle of too many words: they must begin one.
        parts = tuple(f" {word}" if len(word) <= _SHORT else word for word in meant)
        return cls(" ".join(words), tuple(meant), parts, figures)


def _kept_or_known(former: _Known | None, entry: Entry) -> _Known:
    return former if former is not None and former.entry == entry else _known(entry)


def _known(entry: Entry) -> _Known:
    title, code = folded(entry.title), folded(entry.code)
    words = title.split()
    shown = f"{code} {title}".strip()
    # `42` finds `2026-042`: a rank is said without its zeros.
    plain = " ".join(word.lstrip("0") for word in code.split() if word.startswith("0"))
    rest = folded(f"{entry.detail} {entry.also}")
    full, light = "".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL)
    return _Known(
        entry=entry,
        names=tuple(name for name in (code, title, shown, plain) if name),
        title=f" {shown} {plain} ",
        everything=f" {shown} {plain} {rest} ",
        initials=tuple({each for each in (full, light) if len(each) > 1}),
    )


def _rank(known: _Known, wanted: _Wanted) -> tuple[int, int] | None:
    """How well an entry suits: the lower the better, then the fewer words only begun; None if it does not."""
    everything = known.everything
    if not all(part in everything for part in wanted.parts):
        if wanted.number and wanted.number in everything:
            return 4, 0
        return (3, 0) if known.has_initials(wanted.whole) else None
    begun = sum(f" {word} " not in everything for word in wanted.words)
    return _closeness(known, wanted), begun


def _closeness(known: _Known, wanted: _Wanted) -> int:
    if wanted.whole in known.names:
        return 0
    if any(name.startswith(wanted.whole) for name in known.names):
        return 1
    if f" {wanted.whole}" in known.title:
        return 2
    return 3 if known.has_initials(wanted.whole) else _looser(known, wanted.words)


def _looser(known: _Known, words: Sequence[str]) -> int:
    if all(f" {word}" in known.title for word in words):
        return 3
    if all(f" {word}" in known.everything for word in words):
        return 4
    return 5 if all(word in known.title for word in words) else 6
