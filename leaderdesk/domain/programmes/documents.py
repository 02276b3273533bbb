"""A programme, or one grid, as a file that GALs share: what the format is, read with all its problems at once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from leaderdesk.domain.eligibility.checklists import Item
from leaderdesk.domain.exact import Signed
from leaderdesk.domain.indicators.rows import Gathering
from leaderdesk.domain.programmes.checklists import KINDS, problems_of_checklist
from leaderdesk.domain.programmes.grids import GridSheet, problems_of_grid
from leaderdesk.domain.programmes.kept import written
from leaderdesk.domain.programmes.plain import UNREAD, Euros, read_value, write_value
from leaderdesk.domain.programmes.problems import Problem, blocks, inside
from leaderdesk.domain.programmes.rules import Rules, problems_of_rules
from leaderdesk.domain.programmes.settings import problems_of_setting

PROGRAMME, GRID = "leaderdesk-programme", "leaderdesk-grid"
FORMATS = {PROGRAMME: "programme", GRID: "grid"}
VERSION = 1


@dataclass(frozen=True, slots=True)
class FundPart:
    """A European fund."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class RulesPart:
    """A version of the money rules; without a day, they hold from the beginning of the programme that takes them."""

    rules: Rules
    holds_from: date | None = None


@dataclass(frozen=True, slots=True)
class EnvelopePart:
    """What a fund gives to a fiche-action."""

    fund: str
    amount: Euros


@dataclass(frozen=True, slots=True)
class ChecklistPart:
    """A version of a checklist; without a day, it holds from the beginning of the programme that takes it."""

    items: tuple[Item, ...]
    holds_from: date | None = None


@dataclass(frozen=True, slots=True)
class FichePart:
    """A fiche-action with its rules, its checklists, the title of its grid and its envelopes."""

    code: str
    title: str
    purpose: str = ""
    strand: Literal["projects", "cooperation", "running"] = "projects"
    grid: str | None = None
    rules: tuple[RulesPart, ...] = ()
    checklists: tuple[ChecklistPart, ...] = ()
    envelopes: tuple[EnvelopePart, ...] = ()


@dataclass(frozen=True, slots=True)
class FunderPart:
    """A funder, without anybody's name or address."""

    name: str
    kind: str
    is_public: bool
    is_european_money: bool | None = None


@dataclass(frozen=True, slots=True)
class IndicatorPart:
    """What a programme measures of its projects: of one fiche-action by its code, else of all."""

    code: str
    label: str
    gathering: Gathering
    unit: str = ""
    fiche: str | None = None
    target: Signed | None = None
    target_on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class SettingPart:
    """A setting and its value as the base keeps it; a file has one that is itself a document written out."""

    code: str
    value: str


@dataclass(frozen=True, slots=True)
class ProgrammeDocument:
    """Everything of a programme but its dossiers and its people."""

    title: str
    starts_on: date | None = None
    ends_on: date | None = None
    funds: tuple[FundPart, ...] = ()
    grids: tuple[GridSheet, ...] = ()
    fiches: tuple[FichePart, ...] = ()
    funders: tuple[FunderPart, ...] = ()
    indicators: tuple[IndicatorPart, ...] = ()
    settings: tuple[SettingPart, ...] = ()


Document = ProgrammeDocument | GridSheet


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file holds; no document where it cannot be imported, and then a problem says why."""

    kind: str | None
    title: str
    document: Document | None
    problems: tuple[Problem, ...]
    counts: dict[str, int]


def write_document(document: Document) -> dict[str, Any]:
    """The file of a document, as JSON values."""
    is_programme = isinstance(document, ProgrammeDocument)
    head: dict[str, Any] = {"format": PROGRAMME if is_programme else GRID, "version": VERSION}
    return head | _opened(dict(write_value(document, type(document), KINDS)))


def read_document(value: object) -> Preview:
    """A document with everything wrong in it; the good lines of a list are read beside the bad ones."""
    if not isinstance(value, dict) or value.get("format") not in FORMATS:
        return _unreadable(blocks("unknown_format", "format"))
    version = value.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        return _unreadable(blocks("unknown_format", "version"))
    if version > VERSION:
        return _unreadable(blocks("newer_format", "version", version=version))
    kind = FORMATS[value["format"]]
    rest = _closed({key: each for key, each in value.items() if key not in {"format", "version"}})
    problems: list[Problem] = []
    read = read_value(rest, ProgrammeDocument if kind == "programme" else GridSheet, "", problems, KINDS)
    if read is UNREAD:
        return Preview(kind, str(value.get("title", "")), None, tuple(problems), {})
    problems += _problems_of_programme(read) if kind == "programme" else problems_of_grid(read)
    return Preview(kind, read.title, read, tuple(problems), counts_of(read))


def counts_of(document: Document) -> dict[str, int]:
    """How many of each kind a document holds."""
    if isinstance(document, GridSheet):
        return {"criterion": len(document.criteria)}
    counts = {
        "fund": len(document.funds),
        "fiche": len(document.fiches),
        "grid": len(document.grids),
        "checklist": sum(len(fiche.checklists) for fiche in document.fiches),
        "funder": len(document.funders),
        "indicator": len(document.indicators),
        "setting": len(document.settings),
    }
    return {name: count for name, count in counts.items() if count}


def _opened(document: dict[str, Any]) -> dict[str, Any]:
    """The settings that are documents, as values that people can read in the file."""
    return _with_values(document, lambda value: _object_of(value) if isinstance(value, str) else value)


def _closed(document: dict[str, Any]) -> dict[str, Any]:
    """The same as texts again, as a base keeps them."""
    return _with_values(document, lambda value: written(value) if isinstance(value, dict) else value)


def _with_values(document: dict[str, Any], change: Callable[[Any], Any]) -> dict[str, Any]:
    settings = document.get("settings")
    if not isinstance(settings, list):
        return document
    changed = [
        {**each, "value": change(each["value"])} if isinstance(each, dict) and "value" in each else each
        for each in settings
    ]
    return {**document, "settings": changed}


def _object_of(text: str) -> Any:  # noqa: ANN401 - an object, or the text itself
    if not text.startswith("{"):
        return text
    try:
        return json.loads(text)
    except ValueError:
        # The pattern of numbers begins so too.
        return text


def _problems_of_programme(document: ProgrammeDocument) -> Iterator[Problem]:
    """What the parts say of one another, then what is wrong in each."""
    for name, keys in (
        ("funds", [each.code for each in document.funds]),
        ("grids", [each.title for each in document.grids]),
        ("fiches", [each.code for each in document.fiches]),
        ("indicators", [each.code for each in document.indicators]),
        ("settings", [each.code for each in document.settings]),
    ):
        counts = Counter(keys)
        for rank, key in enumerate(keys):
            if counts[key] > 1:
                yield blocks("repeated", f"{name}[{rank}]")
    for rank, grid in enumerate(document.grids):
        yield from inside(f"grids[{rank}]", problems_of_grid(grid))
    for rank, fiche in enumerate(document.fiches):
        yield from inside(f"fiches[{rank}]", _problems_of_fiche(document, fiche))
    fiches = {each.code for each in document.fiches}
    for rank, indicator in enumerate(document.indicators):
        if indicator.fiche is not None and indicator.fiche not in fiches:
            yield blocks("unknown_fiche_code", f"indicators[{rank}].fiche", fiche=indicator.fiche)
    for rank, part in enumerate(document.settings):
        yield from inside(f"settings[{rank}]", problems_of_setting(part.code, part.value))


def _problems_of_fiche(document: ProgrammeDocument, fiche: FichePart) -> Iterator[Problem]:
    if fiche.grid is not None and fiche.grid not in {each.title for each in document.grids}:
        yield blocks("unknown_grid_title", "grid", grid=fiche.grid)
    for rank, version in enumerate(fiche.rules):
        yield from inside(f"rules[{rank}]", problems_of_rules(version.rules))
    for rank, checklist in enumerate(fiche.checklists):
        yield from inside(f"checklists[{rank}]", problems_of_checklist(checklist.items))
    for rank, envelope in enumerate(fiche.envelopes):
        if envelope.fund not in {each.code for each in document.funds}:
            yield blocks("unknown_fund_code", f"envelopes[{rank}].fund", fund=envelope.fund)


def _unreadable(problem: Problem) -> Preview:
    return Preview(None, "", None, (problem,), {})
