"""Programmes and grids exchanged between GALs: written as files, looked at, then added without replacing anything."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from leaderdesk.domain.errors import Fault, Refusal
from leaderdesk.domain.programmes.documents import (
    Document,
    Preview,
    ProgrammeDocument,
    write_document,
)
from leaderdesk.domain.programmes.documents import read_document as read_values
from leaderdesk.domain.programmes.grids import GridSheet
from leaderdesk.domain.programmes.problems import Problem, blocks, is_usable
from leaderdesk.services.bases import act
from leaderdesk.services.done import Made, made
from leaderdesk.services.grids import read_grid
from leaderdesk.services.programme_parts import Added, ImportPlan, add_grid_in, bring_in, free_title, plan_of
from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.queries.programme_documents import programme_document
from leaderdesk.store.queries.programmes import present_names
from leaderdesk.store.unit import Unit
from leaderdesk.system.paths import program_folder
from leaderdesk.system.safe_write import write_safely
from leaderdesk.words.programmes import preset, problem_of

_TOPICS = frozenset({"programme", "settings", "grids", "checklists"})
PRESETS = ("one_passage", "two_passages", "call")
__all__ = [
    "PRESETS",
    "ImportPlan",
    "Imported",
    "export_grid",
    "export_programme",
    "import_grid",
    "import_programme",
    "load_preset",
    "preview_import",
    "read_document",
    "read_preset",
]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: what came, and what was there already and stays as it was."""

    height: int | None
    topics: frozenset[str]
    added: Added
    kept: Added


def export_programme(base: OpenBase, path: Path) -> None:
    """Write the whole programme but its dossiers and its people as a file that another GAL can import."""
    with base.read() as session:
        document = programme_document(session, today(base))
    _write(path, document)


def export_grid(base: OpenBase, version_id: int, path: Path) -> None:
    """Write one version of a grid as a file that another GAL can import."""
    _write(path, read_grid(base, version_id).sheet)


def read_document(path: Path) -> Preview:
    """What a file holds, with everything wrong in it."""
    with world_faults(path):
        if not path.is_file():
            raise Fault("missing_file", path=str(path))
        content = path.read_bytes()
    try:
        return read_values(json.loads(content.decode("utf-8-sig")))
    except UnicodeDecodeError:
        return _unread(blocks("not_utf8", ""))
    except json.JSONDecodeError as error:
        return _unread(blocks("not_json", "", line=error.lineno))


def preview_import(base: OpenBase, preview: Preview) -> ImportPlan:
    """What an import would bring, and what it would leave as it is."""
    with base.read() as session:
        return plan_of(present_names(session), _programme(preview))


def import_programme(base: OpenBase, preview: Preview) -> Imported:
    """Add what a document holds and the base has not; nothing that is there is replaced."""
    document = _programme(preview)
    with Unit(base, act(base, "import_programme", programme=document.title)) as unit:
        plan = bring_in(unit, document)
        return Imported(unit.commit(), _TOPICS, plan.added, plan.kept)


def import_grid(base: OpenBase, preview: Preview) -> Made:
    """Add a grid; a title that is taken gets a number."""
    sheet = _usable(preview)
    if not isinstance(sheet, GridSheet):
        raise Refusal("not_a_document", path=preview.title, problem=problem_of("unknown_format", {}))
    with base.read() as session:
        title = free_title(present_names(session)["grid"], sheet.title)
    with Unit(base, act(base, "import_grid", grid=title)) as unit:
        key = add_grid_in(unit, replace(sheet, title=title))
        return made(key, unit.commit(), "grids")


def read_preset(name: str) -> Preview:
    """A programme to begin with."""
    if name not in PRESETS:
        message = f"no such preset: {name}"
        raise ValueError(message)
    return read_document(program_folder("resources") / "presets" / f"{name}.json")


def load_preset(base: OpenBase, name: str) -> Imported:
    """Give a base that has no fiche-action yet a programme to begin with."""
    document = _programme(read_preset(name))
    with Unit(base, act(base, "load_preset", preset=preset(name))) as unit:
        plan = bring_in(unit, document)
        if any(family == "fiche" for family, _ in plan.others):
            raise Refusal("programme_not_empty")
        return Imported(unit.commit(), _TOPICS, plan.added, plan.kept)


def _write(path: Path, document: Document) -> None:
    text = json.dumps(write_document(document), ensure_ascii=False, indent=1)
    with world_faults(path):
        write_safely(path, f"{text}\n".encode())


def _unread(problem: Problem) -> Preview:
    return Preview(None, "", None, (problem,), {})


def _usable(preview: Preview) -> Document:
    """The document of a preview that nothing forbids to import."""
    if preview.document is None or not is_usable(preview.problems):
        first = next(each for each in preview.problems if each.is_blocking)
        raise Refusal("not_a_document", path=preview.title, problem=problem_of(first.code, first.data))
    return preview.document


def _programme(preview: Preview) -> ProgrammeDocument:
    document = _usable(preview)
    if isinstance(document, GridSheet):
        return ProgrammeDocument(document.title, grids=(document,))
    return document
