"""What is known of every dossier up to an entry of the journal: brought up to date by reading some dossiers again.

The first reading may be done ahead, some dossiers at a time: whoever needs all of it reads what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import select

from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Dossier

T = TypeVar("T")
# More than so many are read with all the others: SQLite takes only so many keys at a time.
_MANY = 10_000


@dataclass(frozen=True, slots=True)
class ByDossier(Generic[T]):
    """What is known of each dossier, at which height, and the dossiers still to read."""

    height: int
    known: Mapping[int, T]
    left: tuple[int, ...] = ()

    def is_whole(self, base: OpenBase) -> bool:
        """True where nothing is to be read."""
        return self.height == base.height and not self.left


@dataclass(frozen=True, slots=True)
class Source(Generic[T]):
    """The dossiers that may have changed since a height (nothing where it may be any), and how some are read."""

    touched: Callable[[OpenBase, int], Collection[int] | None]
    read: Callable[[OpenBase, Collection[int] | None], Mapping[int, T]]


def read_all(base: OpenBase, source: Source[T], kept: ByDossier[T] | None) -> ByDossier[T]:
    """All there is to know, reading no more than is needed."""
    if kept is not None and kept.is_whole(base):
        return kept
    touched = None if kept is None else source.touched(base, kept.height)
    if kept is None or touched is None or len(kept.left) > _MANY:
        return ByDossier(base.height, source.read(base, None))
    return _read(base, source, kept, touched)


def read_some(base: OpenBase, source: Source[T], kept: ByDossier[T] | None, most: int) -> ByDossier[T]:
    """The same as far as so many dossiers bring it."""
    if kept is not None and kept.is_whole(base):
        return kept
    touched = None if kept is None else source.touched(base, kept.height)
    if kept is None or touched is None:
        with base.read() as session:
            kept, touched = ByDossier(base.height, {}, tuple(session.scalars(select(Dossier.id)))), ()
    return _read(base, source, kept, touched, most)


def _read(
    base: OpenBase, source: Source[T], kept: ByDossier[T], touched: Collection[int], most: int | None = None
) -> ByDossier[T]:
    waiting = [*touched, *(key for key in kept.left if key not in touched)]
    now = waiting[:most]
    left = tuple(waiting[len(now) :])
    found = source.read(base, now) if now else {}
    if all(kept.known.get(key) == found.get(key) for key in now) and not any(key in kept.known for key in left):
        return ByDossier(base.height, kept.known, left)
    rest = {key: each for key, each in kept.known.items() if key not in touched}
    return ByDossier(base.height, {**rest, **found}, left)
