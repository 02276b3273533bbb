"""Projects put on communes: by where they happen, where their holder sits, or in equal shares; nothing gets lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from leaderdesk.domain.maps.communes import Gazetteer, MapCommune
from leaderdesk.domain.text import folded

Measure = Literal["programmed", "paid", "asked", "projects"]
MEASURES: tuple[Measure, ...] = ("programmed", "paid", "asked", "projects")
# Where the money of a project goes that names several communes: its holder's, or each of them in equal shares.
Placing = Literal["holder", "shared"]
PLACINGS: tuple[Placing, ...] = ("holder", "shared")
Amounts = tuple[int, int, int]
_NOTHING: Amounts = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class MapProject:
    """A dossier with its amounts in cents, where its holder sits and which communes it names."""

    id: int
    number: str
    title: str
    holder: str
    status: str
    asked: int = 0
    programmed: int = 0
    paid: int = 0
    # Keys of communes; nothing where none is known.
    home: str | None = None
    named: tuple[str, ...] = ()
    # What it names that is no commune known.
    unread: tuple[str, ...] = ()
    # Whether the number of projects counts it.
    is_counted: bool = True

    @property
    def amounts(self) -> Amounts:
        """Asked, programmed, paid."""
        return self.asked, self.programmed, self.paid

    @property
    def names_several(self) -> bool:
        """True for one that takes place in more than one commune."""
        return len(self.named) + len(self.unread) > 1


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a project is put on a commune, or on none."""

    key: str | None
    project: MapProject
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class CommuneLine:
    """A commune with what is put on it; `seats` are the holders of these projects that sit there."""

    commune: MapCommune
    pieces: tuple[Piece, ...] = ()
    seats: int = 0

    @property
    def asked(self) -> int:
        """What is asked and not yet granted, in cents."""
        return sum(each.amounts[0] for each in self.pieces)

    @property
    def programmed(self) -> int:
        """What is programmed, in cents."""
        return sum(each.amounts[1] for each in self.pieces)

    @property
    def paid(self) -> int:
        """What is paid, in cents."""
        return sum(each.amounts[2] for each in self.pieces)

    @property
    def projects(self) -> int:
        """How many projects take place there, whole or in part."""
        return len({each.project.id for each in self.pieces if each.project.is_counted})

    def value(self, measure: Measure) -> int:
        """What the map shows of it."""
        return int(getattr(self, measure))


@dataclass(frozen=True)
class MapSheet:
    """Every commune shown, and what has no place; together they are the whole."""

    lines: tuple[CommuneLine, ...]
    unplaced: tuple[Piece, ...]
    placing: Placing

    @cached_property
    def several(self) -> tuple[MapProject, ...]:
        """The projects over several communes."""
        found = {each.project.id: each.project for each in self.pieces if each.project.names_several}
        return tuple(sorted(found.values(), key=lambda each: each.number))

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """All that was placed or could not be."""
        return (*(piece for line in self.lines for piece in line.pieces), *self.unplaced)

    @property
    def reached(self) -> tuple[CommuneLine, ...]:
        """The communes where a project takes place."""
        return tuple(each for each in self.lines if each.projects)

    def total(self, measure: Measure) -> int:
        """The whole, placed or not; a project over several communes is one."""
        return _total(self.pieces, measure)

    def placed(self, measure: Measure) -> int:
        """What is on the map."""
        return _total([piece for line in self.lines for piece in line.pieces], measure)

    def unplaced_total(self, measure: Measure) -> int:
        """What is on no commune."""
        return _total(self.unplaced, measure)


def locate(
    gazetteer: Gazetteer, names: Sequence[str], home: MapCommune | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The communes that a dossier names, its holder's before any namesake; and what of its words is none of them."""
    found: list[str] = []
    unread: list[str] = []
    for name in names:
        commune = home if home and folded(home.name) == folded(name) else gazetteer.find(name)
        if commune is None:
            unread.append(name)
        elif commune.key not in found:
            found.append(commune.key)
    return tuple(found), tuple(unread)


def pieces_of(project: MapProject, placing: Placing) -> Iterator[Piece]:
    """At the commune it names, at its holder's if it names none, as was chosen if it names several."""
    if project.names_several and placing == "shared":
        keys: list[str | None] = [*project.named, *(None for _ in project.unread)]
        shares = [_shared(amount, len(keys)) for amount in project.amounts]
        for rank, key in enumerate(keys):
            yield Piece(key, project, (shares[0][rank], shares[1][rank], shares[2][rank]))
    elif len(project.named) == 1 and not project.unread:
        yield Piece(project.named[0], project, project.amounts)
    else:
        yield Piece(project.home, project, project.amounts)


def has_place(communes: Sequence[MapCommune]) -> tuple[MapCommune, ...]:
    """Those of the territory, as far as anybody said which they are."""
    has_list = any(each.is_inside for each in communes)
    return tuple(each for each in communes if _is_shown(each, has_list=has_list))


def sheet_of_map(gazetteer: Gazetteer, projects: Iterable[MapProject], placing: Placing) -> MapSheet:
    """The communes of the territory and of its outlines, and every other one where something is placed."""
    known = {each.key for each in gazetteer.communes}
    on: defaultdict[str, list[Piece]] = defaultdict(list)
    seats: defaultdict[str, set[str]] = defaultdict(set)
    unplaced: list[Piece] = []
    for project in projects:
        if project.home is not None and project.is_counted:
            seats[project.home].add(project.holder)
        for piece in pieces_of(project, placing):
            (on[piece.key] if piece.key in known and piece.key else unplaced).append(piece)
    shown = {each.key for each in has_place(gazetteer.communes)}
    lines = tuple(
        CommuneLine(each, tuple(on.get(each.key, ())), len(seats.get(each.key, ())))
        for each in gazetteer.communes
        if each.key in on or each.key in shown
    )
    return MapSheet(lines, tuple(unplaced), placing)


def _is_shown(commune: MapCommune, *, has_list: bool) -> bool:
    """True for what is on the map even where nothing goes."""
    return commune.has_outline or (bool(commune.is_inside) if has_list else commune.is_inside is not False)


def _total(pieces: Iterable[Piece], measure: Measure) -> int:
    if measure == "projects":
        return len({each.project.id for each in pieces if each.project.is_counted})
    rank = ("asked", "programmed", "paid").index(measure)
    return sum(each.amounts[rank] for each in pieces)


def _shared(amount: int, count: int) -> list[int]:
    """Equal shares to the cent; the cents that are left go to the first ones."""
    each, left = divmod(amount, count)
    return [each + (rank < left) for rank in range(count)]
