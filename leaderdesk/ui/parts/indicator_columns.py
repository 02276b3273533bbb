"""What is typed of an indicator in one dossier: planned, achieved, the day it was measured, a remark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.parts.typed_columns import day_column, quantity_column, words_column


class IndicatorColumns(QObject):
    """Of any item that has a `value`."""

    def values(self, today: Callable[[], date]) -> list[Column]:
        """The four cells."""
        return [
            quantity_column("planned", self.tr("Prévu"), "value.planned", width=12),
            quantity_column("achieved", self.tr("Réalisé"), "value.achieved", width=12),
            day_column("measured_on", self.tr("Mesuré le"), today, "value.measured_on", width=13),
            words_column("remark", self.tr("Remarque"), "value.remark", width=18, is_wide=True, is_optional=True),
        ]


def changes_of(edits: Sequence[CellEdit]) -> dict[Any, dict[str, Any]]:
    """What becomes of each line: its fields by name."""
    found: dict[Any, dict[str, Any]] = {}
    for edit in edits:
        found.setdefault(edit.identity, {})[edit.column] = edit.new
    return found
