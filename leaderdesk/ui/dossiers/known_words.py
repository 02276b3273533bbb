"""Words used so far, offered under a field of free text as one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def offer(field: object, known: Sequence[str], name: str) -> None:
    """Offer these; anything else can be typed all the same."""
    if not isinstance(field, QLineEdit):
        return
    completer = QCompleter(list(known), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    if popup is not None:
        popup.setAccessibleName(name)
        # Qt leaves it alone on the screen: its field's window dresses it.
        popup.setParent(field, Qt.WindowType.Popup)
    field.setCompleter(completer)
