"""The order of Tab where parts come and go: that in which they are read, and not that in which they were made.

Asked of layouts alone: PySide ties together the widgets that it meets on Qt's ring of the keyboard, and one of them
that goes would take the others with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget


def in_reading_order(holder: QWidget) -> None:
    """Put all that Tab reaches in a part of the window in the order of its layouts, after what comes before it."""
    found = list(_stops(holder))
    before = _stop_before(holder) if found else None
    for first, second in pairwise(found if before is None else [before, *found]):
        QWidget.setTabOrder(first, second)


def _stops(holder: QWidget) -> Iterator[QWidget]:
    scrolled = holder.widget() if isinstance(holder, QScrollArea) else None
    inside = holder.layout()
    if scrolled is not None:
        yield from _stops(scrolled)
    elif isinstance(holder, QSplitter):
        for place in range(holder.count()):
            part = holder.widget(place)
            yield from _stops(part) if part is not None else ()
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
    """The last stop that is read before a part, looked for in what is around it, from the nearest."""
    around = holder.parentWidget()
    while around is not None:
        before = None
        for each in _stops(around):
            if each is holder or holder.isAncestorOf(each):
                break
            before = each
        else:
            # The part stands nowhere in what is around it: nothing is known of what is read before it.
            before = None
        if before is not None or around.isWindow():
            return before
        around = around.parentWidget()
    return None


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
