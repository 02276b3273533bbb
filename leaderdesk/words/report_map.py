"""The map of the communes as a report: drawn, the same figures by commune and by EPCI, then what is on no commune."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from leaderdesk.domain.maps.classes import class_of, limits_of
from leaderdesk.domain.maps.communes import grouped
from leaderdesk.domain.maps.pictures import MapPicture, MapTile, Ring
from leaderdesk.domain.maps.placing import CommuneLine, MapProject, MapSheet, Measure
from leaderdesk.domain.reports.frame import Opens, Part, ReportColumn, ReportFigure, ReportRow, ReportTable, Value
from leaderdesk.words import maps as words
from leaderdesk.words.phrases import spaced

_MONEY = (
    ReportColumn(words.ASKED, "money"),
    ReportColumn(words.PROGRAMMED, "money"),
    ReportColumn(words.PAID, "money"),
)
_BY_COMMUNE = (
    ReportColumn(words.COMMUNE, is_main=True),
    ReportColumn(words.EPCI),
    ReportColumn(words.PROJECTS, "count"),
    *_MONEY,
)
_BY_EPCI = (
    ReportColumn(words.EPCI, is_main=True),
    ReportColumn(words.COMMUNES, "count"),
    ReportColumn(words.REACHED, "count"),
    ReportColumn(words.PROJECTS, "count"),
    *_MONEY,
)
_BY_PROJECT = (ReportColumn(words.DOSSIER, is_main=True), ReportColumn(words.HOLDER))


@dataclass(frozen=True, slots=True)
class MapFacts:
    """What the report is made of beside the sheet."""

    measure: Measure
    sources: str
    rings: Mapping[str, tuple[Ring, ...]]
    borders: tuple[Ring, ...]
    unclear: tuple[str, ...] = ()
    # Programmed outside any envelope, in cents.
    outside: int = 0


def map_parts(sheet: MapSheet, facts: MapFacts) -> Iterator[Part]:
    """Every part, in the order in which it is read."""
    if not sheet.lines:
        yield Part(words.MAP_PART, words.heading(facts.measure), (spaced(words.NO_COMMUNE),), sources=facts.sources)
    else:
        yield _map_part(sheet, facts)
        yield Part(words.EPCI_PART, words.BY_EPCI, table=_epci_table(sheet))
        if any(not line.pieces for line in sheet.lines):
            yield Part(words.BARE_PART, words.BARE, table=_bare_table(sheet))
    if sheet.unplaced:
        yield Part(words.UNPLACED_PART, words.UNPLACED, table=_unplaced_table(sheet))
    if sheet.several:
        yield Part(words.SEVERAL_PART, words.SEVERAL, (words.several(sheet),), table=_several_table(sheet))


def _map_part(sheet: MapSheet, facts: MapFacts) -> Part:
    return Part(
        words.MAP_PART,
        words.heading(facts.measure),
        tuple(_sentences(sheet, facts)),
        figures=tuple(_figures(sheet, facts.measure)),
        picture=map_picture(sheet, facts),
        table=_commune_table(sheet),
        sources=facts.sources,
        doubts=tuple(_doubts(sheet, facts)),
    )


def map_picture(sheet: MapSheet, facts: MapFacts) -> MapPicture:
    """The communes by EPCI; those outside the territory stand by themselves, last."""
    measure, epcis = facts.measure, {line.commune.key: group for group, line in _grouped(sheet)}
    values = [line.value(measure) for line in sheet.lines]
    limits = limits_of(values)
    used = sorted({rank for rank in (class_of(value, limits) for value in values) if rank})
    counts = [sum(class_of(value, limits) == rank for value in values) for rank in range(1, len(limits) + 2)]
    return MapPicture(
        words.said(measure, sheet),
        tuple(
            _tile(line, epcis[line.commune.key], measure, class_of(line.value(measure), limits), facts)
            for _, line in _grouped(sheet)
        ),
        words.classes(measure, limits, counts) if used else (),
        words.nothing(measure, has_less=any(value < 0 for value in values)),
        words.SEAT,
        words.NO_OUTLINE,
        facts.borders,
    )


def _tile(line: CommuneLine, group: str, measure: Measure, level: int, facts: MapFacts) -> MapTile:
    return MapTile(
        line.commune.name,
        f"{words.told(line.programmed, line.paid, line.asked, line.projects)} ({group})",
        words.short(measure, line.value(measure)),
        level,
        group,
        _opens(line),
        bool(line.seats),
        facts.rings.get(line.commune.key, ()),
    )


def _grouped(sheet: MapSheet) -> list[tuple[str, CommuneLine]]:
    lines = {line.commune.key: line for line in sheet.lines}
    has_list = any(line.commune.is_inside for line in sheet.lines)
    inside = [
        line.commune for line in sheet.lines if not has_list or line.commune.is_inside or line.commune.has_outline
    ]
    kept = {each.key for each in inside}
    found = [(epci or words.NO_EPCI, lines[each.key]) for epci, several in grouped(inside) for each in several]
    return [*found, *((words.OUTSIDE, line) for line in sheet.lines if line.commune.key not in kept)]


def _opens(line: CommuneLine) -> Opens | None:
    """The only dossier of a commune, or the list of those it has."""
    found = {piece.project.id: piece.project for piece in line.pieces}
    if not found:
        return None
    if len(found) == 1:
        return Opens("dossiers", next(iter(found)))
    return Opens("dossiers", 0, "numbers:" + ",".join(sorted(each.number for each in found.values())))


def _sentences(sheet: MapSheet, facts: MapFacts) -> Iterator[str]:
    yield words.reached(sheet)
    if sheet.several:
        yield words.several(sheet)
    if not facts.rings:
        yield spaced(words.SCHEMATIC)
    elif bare := sum(not line.commune.has_outline for line in sheet.lines):
        yield words.unoutlined(bare)


def _figures(sheet: MapSheet, measure: Measure) -> Iterator[ReportFigure]:
    yield ReportFigure(words.TOTAL, words.value(measure, sheet.total(measure)), words.MEASURES[measure])
    yield ReportFigure(words.ON_MAP, words.value(measure, sheet.placed(measure)))
    if sheet.unplaced:
        note = words.projects(len({each.project.id for each in sheet.unplaced if each.project.is_counted}))
        yield ReportFigure(words.NO_PLACE, words.value(measure, sheet.unplaced_total(measure)), note)


def _doubts(sheet: MapSheet, facts: MapFacts) -> Iterator[str]:
    found = {each.project.id: each.project for each in sheet.pieces if each.project.unread}
    if found:
        yield words.unread(list(found.values()))
    if facts.unclear:
        yield words.unclear(facts.unclear)
    if facts.outside:
        yield words.outside(facts.outside)


def _commune_table(sheet: MapSheet) -> ReportTable:
    rows = [
        ReportRow(
            (
                line.commune.name,
                words.short_epci(line.commune.epci or words.NO_EPCI),
                line.projects,
                *(line.asked, line.programmed, line.paid),
            ),
            _opens(line),
        )
        for line in sorted(sheet.lines, key=lambda line: (-line.programmed, -line.projects, -line.asked))
        if line.pieces
    ]
    if sheet.unplaced:
        rows.append(ReportRow((words.NO_PLACE, "", *_sums(sheet, is_placed=False))))
    return ReportTable(_BY_COMMUNE, tuple(rows), (words.TOTAL, None, *_sums(sheet)))


def _sums(sheet: MapSheet, *, is_placed: bool = True) -> Iterator[int]:
    measures: tuple[Measure, ...] = ("projects", "asked", "programmed", "paid")
    for measure in measures:
        yield sheet.total(measure) if is_placed else sheet.unplaced_total(measure)


def _epci_table(sheet: MapSheet) -> ReportTable:
    groups: defaultdict[str, list[CommuneLine]] = defaultdict(list)
    for group, line in _grouped(sheet):
        groups[group].append(line)
    rows = [
        ReportRow((group, len(lines), sum(bool(each.projects) for each in lines), *_of_group(lines)))
        for group, lines in groups.items()
    ]
    if sheet.unplaced:
        rows.append(ReportRow((words.NO_PLACE, 0, 0, *_sums(sheet, is_placed=False))))
    reached = sum(bool(each.projects) for each in sheet.lines)
    return ReportTable(_BY_EPCI, tuple(rows), (words.TOTAL, len(sheet.lines), reached, *_sums(sheet)))


def _bare_table(sheet: MapSheet) -> ReportTable:
    """The names of the communes where nothing is, by EPCI."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for group, line in _grouped(sheet):
        if not line.pieces:
            groups[group].append(line.commune.name)
    columns = (
        ReportColumn(words.EPCI, is_main=True),
        ReportColumn(words.COMMUNES, "count"),
        ReportColumn(words.WITHOUT, weight=5),
    )
    rows = [ReportRow((group, len(names), ", ".join(names))) for group, names in groups.items()]
    return ReportTable(columns, tuple(rows))


def _of_group(lines: Sequence[CommuneLine]) -> tuple[Value, ...]:
    """A project over several communes of a group is one of its projects."""
    projects = {piece.project.id for line in lines for piece in line.pieces if piece.project.is_counted}
    return (
        len(projects),
        *(sum(line.asked for line in lines), sum(line.programmed for line in lines), sum(line.paid for line in lines)),
    )


def _unplaced_table(sheet: MapSheet) -> ReportTable:
    columns = (*_BY_PROJECT, ReportColumn(words.WHY), *_MONEY)
    rows = [
        ReportRow((*_project(each.project), words.why(each.project), *each.amounts), Opens("dossiers", each.project.id))
        for each in sorted(sheet.unplaced, key=lambda each: each.project.number)
    ]
    return ReportTable(columns, tuple(rows))


def _several_table(sheet: MapSheet) -> ReportTable:
    names = {line.commune.key: line.commune.name for line in sheet.lines}
    columns = (*_BY_PROJECT, ReportColumn(words.PLACES), *_MONEY)
    rows = [
        ReportRow((*_project(each), _places(each, names), *each.amounts), Opens("dossiers", each.id, "project"))
        for each in sheet.several
    ]
    return ReportTable(columns, tuple(rows))


def _project(project: MapProject) -> tuple[str, str]:
    return f"{project.number} {project.title}", project.holder


def _places(project: MapProject, names: Mapping[str, str]) -> str:
    return ", ".join([*(names.get(key, key) for key in project.named), *project.unread])
