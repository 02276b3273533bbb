"""The order of Tab where parts come and go: that in which they are read, and not that in which they were made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def in_reading_order(holder: QWidget) -> None:
    """Put all that Tab reaches in a part of the window in the order of its layouts, after what comes before it."""
    found = list(_stops(holder))
    before = _stop_before(holder)
    for first, second in pairwise(found if before is None else [before, *found]):
        QWidget.setTabOrder(first, second)


def _stops(holder: QWidget) -> Iterator[QWidget]:
    scrolled = holder.widget() if isinstance(holder, QScrollArea) else None
    inside = holder.layout()
    if scrolled is not None:
        yield from _stops(scrolled)
    elif _is_stop(holder):
        yield holder
    elif inside is not None:
        yield from _in_layout(inside)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inside, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield from _stops(widget)
        elif inside is not None:
            yield from _in_layout(inside)


def _stop_before(holder: QWidget) -> QWidget | None:
    each = holder.previousInFocusChain()
    while each is not None and each is not holder:
        if _is_stop(each) and not holder.isAncestorOf(each):
            return each
        each = each.previousInFocusChain()
    return None


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
