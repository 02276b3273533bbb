"""A map as a picture of a report: a tile or an outline for each commune, in classes that are told apart in grey."""

from __future__ import annotations

from dataclasses import dataclass

from leaderdesk.domain.reports.frame import Opens, Picture

# Longitude and latitude in hundred-thousandths of a degree.
Point = tuple[int, int]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class MapTile:
    """A commune: what is read of it, its class (none for nothing), its group, its outline where one is known."""

    name: str
    told: str
    short: str
    level: int
    group: str
    opens: Opens | None = None
    # Whether a holder of these projects sits there.
    has_seat: bool = False
    rings: tuple[Ring, ...] = ()


@dataclass(frozen=True)
class MapPicture(Picture):
    """Communes in the order of their groups; `levels` says each class, the first being that of the lowest values."""

    tiles: tuple[MapTile, ...]
    levels: tuple[str, ...]
    nothing: str
    seat: str
    # What is written over the communes that have no outline while others have one.
    no_outline: str
    # Where two groups meet, and where the whole ends.
    borders: tuple[Ring, ...] = ()
