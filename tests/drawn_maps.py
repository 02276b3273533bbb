"""Maps that show all their states: every class, nothing, a seat, an enclave, a commune without an outline."""

from __future__ import annotations

from functools import partial

from leaderdesk.domain.maps.borders import borders_of
from leaderdesk.domain.maps.pictures import MapPicture, MapTile, Ring
from leaderdesk.drawings.maps import draw_map
from leaderdesk.ui.kit.drawing import Draw

_LEVELS = ("jusqu’à 10 000 €", "jusqu’à 40 000 €", "jusqu’à 90 000 €", "plus de 90 000 €")
_NAMES = ("Cucq", "Étaples", "Verton", "Rang-du-Fliers", "Saint-Josse", "Camiers", "Lefaux")
_SPLIT = 4
_HOLE: Ring = ((6_000, 13_000), (8_000, 13_000), (8_000, 17_000), (6_000, 17_000), (6_000, 13_000))


def map_drawings() -> dict[str, Draw]:
    """By tiles, and by outlines."""
    return {"map-tiles": partial(draw_map, _picture({})), "map-outlines": partial(draw_map, _picture(_rings()))}


def _picture(rings: dict[str, tuple[Ring, ...]]) -> MapPicture:
    groups = {
        name: f"Communauté de communes {'des Dunes' if rank < _SPLIT else 'du Val'}" for rank, name in enumerate(_NAMES)
    }
    tiles = tuple(
        MapTile(name, "dit", f"{rank % 5 * 12_345} €", rank % 5, groups[name], None, rank % 2 == 1, rings.get(name, ()))
        for rank, name in enumerate(_NAMES)
    )
    borders = borders_of(rings, groups)
    return MapPicture("dit", tiles, _LEVELS, "rien de programmé", "siège d’un porteur", "Sans contour", borders)


def _rings() -> dict[str, tuple[Ring, ...]]:
    """Five communes in two rows, and one within another."""
    found: dict[str, tuple[Ring, ...]] = {}
    for rank, name in enumerate(_NAMES[:5]):
        left, low = rank % 3 * 12_000, rank // 3 * 10_000
        around: Ring = (
            (left, low),
            (left + 12_000, low),
            (left + 12_000, low + 10_000),
            (left, low + 10_000),
            (left, low),
        )
        found[name] = (tuple((across + low // 5, 5_000_000 + up) for across, up in around),)
    hole: Ring = tuple((across, 5_000_000 + up) for across, up in _HOLE)
    found["Rang-du-Fliers"] = (*found["Rang-du-Fliers"], hole)
    found["Camiers"] = (hole,)
    return found
