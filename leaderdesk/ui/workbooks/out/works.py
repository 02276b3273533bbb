"""What the side « Sortir » asks of the base, on its thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaderdesk.ui.kit.progress import Tell
from leaderdesk.ui.parts.written import free_beside
from leaderdesk.words import exports as words

if TYPE_CHECKING:
    from leaderdesk.services.bases import BaseFacts, OpenBase
    from leaderdesk.services.exports.making import Look, WrittenBook


@dataclass(frozen=True, slots=True)
class Offered:
    """A workbook that can be written: its code, its rank among them, whether people are named in it."""

    code: str
    rank: int
    names_people: bool
    ending: str

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of workbooks, one for each reader."""
        return not self.ending


def reading() -> Callable[[OpenBase], tuple[Offered, ...]]:
    """Every workbook, in the order of the table."""

    def work(base: OpenBase) -> tuple[Offered, ...]:
        from leaderdesk.services.exports.presets import PRESETS

        del base
        return tuple(Offered(each.code, rank, each.names_people, each.ending) for rank, each in enumerate(PRESETS))

    return work


def looking(code: str) -> Callable[[OpenBase], Look]:
    """What one would hold now."""

    def work(base: OpenBase) -> Look:
        from leaderdesk.services.exports.making import look_at

        return look_at(base, code)

    return work


def usual_place(offered: Offered, facts: BaseFacts, on: date) -> Path:
    """Beside the base, under its usual name, or the next that no file bears."""
    return free_beside(facts.path.with_name(words.file_name(offered.code, facts.gal_name, on, offered.ending)))


def writing(code: str, target: Path) -> Callable[[OpenBase, Tell], WrittenBook]:
    """The file; given up, what was there stays."""

    def work(base: OpenBase, tell: Tell) -> WrittenBook:
        from leaderdesk.services.exports.making import write_export

        return write_export(base, code, target, tell)

    return work
