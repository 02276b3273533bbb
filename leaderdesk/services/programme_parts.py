"""What a shared programme brings into a base: each part that is not there yet, none that is there replaced."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import func, select

from leaderdesk.domain.programmes.documents import FichePart, IndicatorPart, ProgrammeDocument
from leaderdesk.domain.programmes.grids import GridSheet, write_grid
from leaderdesk.services.checklists import add_checklist_in
from leaderdesk.services.indicators import INDICATORS
from leaderdesk.services.periods import USUAL_END, USUAL_START, programme_of
from leaderdesk.store.queries.programmes import present_names
from leaderdesk.store.schema import (
    Envelope,
    Fiche,
    FicheRules,
    Fund,
    Funder,
    Gal,
    Grid,
    GridVersion,
    Programme,
    Setting,
)
from leaderdesk.store.unit import Unit

Added = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What comes and what stays as it is, as (family, name); `others` is what only the base has."""

    added: Added
    kept: Added
    others: Added = ()


def plan_of(present: Mapping[str, set[str]], document: ProgrammeDocument) -> ImportPlan:
    """What of a document a base has not, and what it has already under the same code, title or name."""
    wanted = tuple(_wanted(document))
    return ImportPlan(
        added=tuple(each for each in wanted if each[1] not in present[each[0]]),
        kept=tuple(each for each in wanted if each[1] in present[each[0]]),
        others=tuple((family, name) for family, names in present.items() for name in sorted(names)),
    )


def bring_in(unit: Unit, document: ProgrammeDocument) -> ImportPlan:
    """Add all that the plan says, as part of an act."""
    plan = plan_of(present_names(unit.session), document)
    added = set(plan.added)
    programme = _programme_in(unit, document)
    for fund in document.funds:
        if ("fund", fund.code) in added:
            unit.session.add(Fund(id=unit.ids.key(), programme_id=programme.id, code=fund.code, name=fund.name))
    for sheet in document.grids:
        if ("grid", sheet.title) in added:
            add_grid_in(unit, sheet)
    unit.session.add_all(
        Funder(id=unit.ids.key(), **asdict(each)) for each in document.funders if ("funder", each.name) in added
    )
    unit.session.add_all(
        Setting(id=unit.ids.key(), code=each.code, version=1, value=each.value)
        for each in document.settings
        if ("setting", each.code) in added
    )
    unit.session.flush()
    for fiche in document.fiches:
        if ("fiche", fiche.code) in added:
            _add_fiche(unit, programme, fiche)
    _add_indicators(unit, programme, [each for each in document.indicators if ("indicator", each.code) in added])
    return plan


def add_grid_in(unit: Unit, sheet: GridSheet) -> int:
    """A grid with its first version, as part of an act."""
    grid = Grid(id=unit.ids.key(), programme_id=programme_of(unit), title=sheet.title)
    unit.session.add(grid)
    unit.session.add(GridVersion(id=unit.ids.key(), grid_id=grid.id, version=1, definition=write_grid(sheet)))
    return grid.id


def free_title(taken: Container[str], title: str) -> str:
    """A title that no grid has: itself, or numbered."""
    rank, free = 1, title
    while free in taken:
        rank += 1
        free = f"{title} ({rank})"
    return free


def _wanted(document: ProgrammeDocument) -> Iterator[tuple[str, str]]:
    yield from (("fund", each.code) for each in document.funds)
    yield from (("grid", each.title) for each in document.grids)
    yield from (("fiche", each.code) for each in document.fiches)
    yield from (("funder", each.name) for each in document.funders)
    yield from (("indicator", each.code) for each in document.indicators)
    yield from (("setting", each.code) for each in document.settings)


def _programme_in(unit: Unit, document: ProgrammeDocument) -> Programme:
    """The base's own programme; one of the document's title and period where it has none."""
    if not unit.session.scalar(select(func.count()).select_from(Programme)):
        gal = unit.session.scalars(select(Gal)).one()
        row = Programme(id=unit.ids.key(), gal_id=gal.id, title=document.title)
        row.starts_on, row.ends_on = document.starts_on or USUAL_START, document.ends_on or USUAL_END
        unit.session.add(row)
        unit.session.flush()
    return unit.session.get_one(Programme, programme_of(unit))


def _add_fiche(unit: Unit, programme: Programme, part: FichePart) -> None:
    last = unit.session.scalar(select(func.max(Fiche.position)).where(Fiche.programme_id == programme.id)) or 0
    grids = dict(unit.session.execute(select(Grid.title, Grid.id)).all())
    funds = dict(unit.session.execute(select(Fund.code, Fund.id).where(Fund.programme_id == programme.id)).all())
    fiche = Fiche(
        id=unit.ids.key(),
        programme_id=programme.id,
        code=part.code,
        title=part.title,
        strand=part.strand,
        position=last + 1,
    )
    fiche.purpose, fiche.grid_id = part.purpose or None, grids.get(part.grid or "")
    unit.session.add(fiche)
    unit.session.flush()
    for version, rules in enumerate(part.rules, 1):
        since = _since(rules.holds_from, programme)
        unit.session.add(
            FicheRules(id=unit.ids.key(), fiche_id=fiche.id, version=version, holds_from=since, **asdict(rules.rules))
        )
    for checklist in part.checklists:
        add_checklist_in(unit, fiche.id, checklist.items, _since(checklist.holds_from, programme))
        unit.session.flush()
    for envelope in part.envelopes:
        unit.session.add(
            Envelope(id=unit.ids.key(), fiche_id=fiche.id, fund_id=funds[envelope.fund], amount=envelope.amount)
        )
    unit.session.flush()


def _add_indicators(unit: Unit, programme: Programme, parts: Sequence[IndicatorPart]) -> None:
    fiches = dict(unit.session.execute(select(Fiche.code, Fiche.id).where(Fiche.programme_id == programme.id)).all())
    for part in parts:
        fields = asdict(part)
        fiche, texts = fields.pop("fiche"), {name: fields.pop(name) or None for name in ("unit", "source")}
        INDICATORS.make(unit, programme.id, {**fields, **texts, "fiche_id": fiches.get(fiche)})
        unit.session.flush()


def _since(day: date | None, programme: Programme) -> date:
    return day or programme.starts_on
