"""The clipboard given a block twice: as a text, and as a page."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QGuiApplication


def put_on_clipboard(text: str, page: str) -> None:
    """Put both there; no page where there is none."""
    # Made by Qt, not by Python: the clipboard outlives Python, and would call it back when it lets this go.
    model = QStringListModel([""])
    copied = model.mimeData([model.index(0)])
    for each in copied.formats():
        copied.removeFormat(each)
    copied.setText(text)
    if page:
        copied.setHtml(page)
    QGuiApplication.clipboard().setMimeData(copied)
