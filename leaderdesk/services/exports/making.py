"""Workbooks composed from a base and written: looked at first, safely put in place, given up without a trace."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from leaderdesk.documents.sheets.writing.books import Book
from leaderdesk.documents.sheets.writing.writing import WrittenBook, write_book
from leaderdesk.domain.errors import Fault, Refusal
from leaderdesk.domain.sittings.plans import SittingRow
from leaderdesk.services.exports.presets import Preset, preset_of
from leaderdesk.services.exports.reading import stamp_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import exports as words

__all__ = ["Look", "SheetLook", "WrittenBook", "compose_book", "free_name", "look_at", "usual_name", "write_export"]


@dataclass(frozen=True, slots=True)
class SheetLook:
    """A sheet before it is written: its name and how many rows it would have."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Look:
    """What a workbook would hold now; nothing is known before it is written of one that writes its own file."""

    code: str
    sheets: tuple[SheetLook, ...]

    @property
    def rows(self) -> int:
        """All of them."""
        return sum(each.rows for each in self.sheets)


def look_at(base: OpenBase, code: str) -> Look:
    """The sheets and rows of a workbook as it would be written now. Refusal `no_such_preset`."""
    preset = _known(code)
    if preset.compose is None:
        return Look(code, ())
    return Look(code, tuple(SheetLook(each.name, each.count) for each in compose_book(base, preset).sheets))


def write_export(
    base: OpenBase, code: str, target: Path, tell: Tell = no_tell, *, sitting: SittingRow | None = None
) -> WrittenBook:
    """Write a workbook, of one sitting alone where one is said.

    Refusals `no_such_preset`, `not_of_a_sitting`; faults `folder_gone`, `place_taken`, `target_in_use` (another name).
    """
    preset = _known(code) if sitting is None else _known(code).of_sitting(sitting.id)
    with written_over(target, is_folder=not preset.ending):
        if preset.write is not None:
            return preset.write(base, target, tell)
        return write_book(target, compose_book(base, preset, sitting), tell)


def usual_name(base: OpenBase, code: str, sitting: SittingRow | None = None) -> str:
    """How its file is named when nobody names it: what it is, whose, from when. Refusal `no_such_preset`."""
    preset, stamp = _known(code), stamp_of(base)
    return words.file_name(code, stamp.gal, stamp.on, preset.ending, sitting.number if sitting else None)


def compose_book(base: OpenBase, preset: Preset, sitting: SittingRow | None = None) -> Book:
    """The whole workbook as plain values."""
    assert preset.compose is not None, preset.code  # noqa: S101 - asked of those that compose
    notes = (
        (words.READER, words.reader(preset.code)),
        (words.FILTER, words.shown(preset.code) if sitting is None else words.sitting(sitting.number, sitting.title)),
        (words.ORDER, words.order(preset.code)),
        (words.PEOPLE, words.people(names_people=preset.names_people)),
    )
    return Book(words.preset(preset.code), stamp_of(base), tuple(preset.compose(base)), notes)


@contextmanager
def written_over(target: Path, *, is_folder: bool = False) -> Iterator[None]:
    """A file that a spreadsheet holds open keeps others from taking its place: it says so, with a name that is free.

    A folder that is gone is not made anew: it was on a key that is unplugged, or was typed wrong.
    """
    if not target.parent.is_dir():
        raise Fault("folder_gone", path=str(target))
    if target.exists() and not (target.is_dir() if is_folder else target.is_file()):
        raise Fault("place_taken", path=str(target))
    try:
        with world_faults(target):
            yield
    except Fault as fault:
        if fault.code == "unwritable" and target.is_file() and os.access(target.parent, os.W_OK):
            raise Fault("target_in_use", path=str(target), other=str(free_name(target))) from fault
        raise


def free_name(target: Path) -> Path:
    """The next name beside it that no file bears."""
    rank = 2
    while (found := target.with_name(f"{target.stem} ({rank}){target.suffix}")).exists():
        rank += 1
    return found


def _known(code: str) -> Preset:
    preset = preset_of(code)
    if preset is None:
        raise Refusal("no_such_preset", preset=code)
    return preset
