"""What is typed of an indicator in one dossier: planned, achieved, the day it was measured, a remark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.parts.typed_columns import day_column, quantity_column, words_column
from leaderdesk.words.formats import NO_BREAK


class IndicatorColumns(QObject):
    """Of any item that has a `value`."""

    def values(self, today: Callable[[], date]) -> list[Column]:
        """The four cells."""
        return [
            quantity_column("planned", self.tr("Prévu"), "value.planned", width=12),
            quantity_column("achieved", self.tr("Réalisé"), "value.achieved", width=12),
            day_column("measured_on", self.tr("Mesuré le"), today, "value.measured_on", width=13),
            words_column("remark", self.tr("Remarque"), "value.remark", width=18, is_wide=True, text=_remark),
        ]


def changes_of(edits: Sequence[CellEdit]) -> dict[Any, dict[str, Any]]:
    """What becomes of each line: its fields by name."""
    found: dict[Any, dict[str, Any]] = {}
    for edit in edits:
        found.setdefault(edit.identity, {})[edit.column] = edit.new
    return found


def _remark(item: Any) -> str:  # noqa: ANN401 - a dossier of an indicator, or an indicator of a dossier
    return item.value.remark or NO_BREAK
