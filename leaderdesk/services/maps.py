"""The map of the communes: what the envelopes say of each dossier, put where the dossier is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from leaderdesk.domain.maps.borders import borders_of
from leaderdesk.domain.maps.communes import Gazetteer, Named, gather, parted
from leaderdesk.domain.maps.pictures import Ring
from leaderdesk.domain.maps.placing import MapProject, MapSheet, Measure, Placing, locate, sheet_of_map
from leaderdesk.domain.programmes.settings import read_communes
from leaderdesk.domain.sheets.envelopes import Taken
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.services.settings import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.territory import DossierPlace, OutlineRow, dossier_places, holder_places, outline_rows

_Amounts = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class MapWish:
    """What is shown: until a day, from a day on or from the beginning, for a fiche-action, in a state."""

    until: date
    since: date | None = None
    fiche_id: int | None = None
    status: str = ""
    measure: Measure = "programmed"
    placing: Placing = "holder"


@dataclass(frozen=True, slots=True)
class MapReading:
    """The map, its outlines by commune, and what envelopes say of the same dossiers outside any pot."""

    sheet: MapSheet
    rings: Mapping[str, tuple[Ring, ...]]
    borders: tuple[Ring, ...]
    unclear: tuple[str, ...]
    outside: int
    sources: tuple[str, ...]


def read_gazetteer(base: OpenBase) -> Gazetteer:
    """Every commune that the base knows."""
    with base.read() as session:
        holders, outlines = holder_places(session), outline_rows(session)
    return _gazetteer(base, holders, outlines)


def read_map(base: OpenBase, wish: MapWish) -> MapReading:
    """The map as it was on a day: what it shows adds up to what the envelopes say."""
    with base.read() as session:
        places, outlines, holders = dossier_places(session), outline_rows(session), holder_places(session)
    gazetteer = _gazetteer(base, holders, outlines)
    taken, outside = _taken_on(base, wish.until, wish.fiche_id)
    before: dict[int, _Amounts] = {}
    if wish.since is not None:
        earlier, outside_before = _taken_on(base, wish.since - timedelta(days=1), wish.fiche_id)
        before = {key: _amounts(several) for key, several in earlier.items()}
        outside -= outside_before
    projects = [
        project
        for key, several in sorted(taken.items())
        if key in places and (not wish.status or several[0].status == wish.status)
        for project in [_project(several, places[key], gazetteer, before.get(key, (0, 0, 0)), wish)]
        if any(project.amounts) or project.is_counted
    ]
    sheet = sheet_of_map(gazetteer, projects, wish.placing)
    epcis = {each.insee: each.epci or "" for each in gazetteer.communes if each.insee}
    rings = {each.insee: each.rings for each in outlines}
    return MapReading(
        sheet,
        rings,
        borders_of(rings, epcis),
        gazetteer.unclear,
        outside,
        tuple(dict.fromkeys(each.source for each in outlines)),
    )


def _gazetteer(base: OpenBase, holders: Iterable[Named], outlines: Iterable[OutlineRow]) -> Gazetteer:
    territory = read_communes(setting(base, "territory_communes"))
    return gather(territory, holders, (Named(each.name, each.insee, each.epci) for each in outlines))


def _taken_on(base: OpenBase, on: date, fiche_id: int | None) -> tuple[dict[int, list[Taken]], int]:
    """What each dossier takes of its pots on a day, and what of it is outside any pot."""
    sheet = read_envelopes(base, on)
    found: defaultdict[int, list[Taken]] = defaultdict(list)
    for each in sheet.every:
        if fiche_id is None or each.facts.fiche_id == fiche_id:
            found[each.facts.dossier_id].append(each)
    outside = [each for each in sheet.elsewhere if fiche_id is None or each.facts.fiche_id == fiche_id]
    return dict(found), sum(each.figure("programmed") for each in outside)


def _amounts(several: Iterable[Taken]) -> _Amounts:
    """Asked, programmed, paid, on all funds together."""
    found = list(several)
    asked = sum(each.figure("asked") + each.figure("provisional") for each in found)
    return asked, sum(each.figure("programmed") for each in found), sum(each.paid for each in found)


def _project(
    several: list[Taken], place: DossierPlace, gazetteer: Gazetteer, before: _Amounts, wish: MapWish
) -> MapProject:
    first, now = several[0], _amounts(several)
    # What is asked is a state, what is programmed or paid is gained from one day to another.
    asked, programmed, paid = now[0], now[1] - before[1], now[2] - before[2]
    home = gazetteer.find(place.commune or "", place.insee) if place.commune or place.insee else None
    named, unread = locate(gazetteer, parted(place.communes), home)
    return MapProject(
        id=place.id,
        number=first.number,
        title=first.title,
        holder=place.holder,
        status=first.status,
        asked=asked,
        programmed=programmed,
        paid=paid,
        home=home.key if home else None,
        named=named,
        unread=unread,
        is_counted=bool(wish.status) or programmed > 0,
    )
