"""What keeps hidden parts out of the way: they have no looks, no size and no cost before they are seen.

Qt gives a widget its looks when it is shown or measured, and again each time something around it gets a parent in a
window.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QVBoxLayout, QWidget


def show_if(widget: QWidget, *, is_shown: bool) -> None:
    """Show or hide a part; what stands in something unseen will be shown with it, and not be measured before."""
    attribute, around = Qt.WidgetAttribute, widget.parentWidget()
    is_hidden = widget.isHidden() and widget.testAttribute(attribute.WA_WState_ExplicitShowHide)
    if is_shown != is_hidden:
        return
    if is_shown and (around is None or not around.isVisible()):
        widget.setAttribute(attribute.WA_WState_Hidden, False)
        widget.updateGeometry()
    else:
        widget.setVisible(is_shown)


class Area(QScrollArea):
    """A scroll area that does not measure what it holds until it is seen."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and not self.isVisible():
            return QAbstractScrollArea.event(self, event)
        return super().event(event)


class Stack(QWidget):
    """Pages of which one is in front; the others count for nothing, not even in how large it is."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front: QWidget | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)

    def add(self, page: QWidget) -> None:
        """One more page; the first is in front."""
        if self.front is not None:
            page.hide()
        self._inside.addWidget(page)
        if self.front is None:
            self.front = page
            if self.isVisible():
                page.show()

    def bring(self, page: QWidget) -> None:
        """Put a page in front; the keyboard follows if it was on the one before."""
        if page is self.front:
            return
        before, self.front = self.front, page
        focus = QApplication.focusWidget()
        has_focus = before is not None and focus is not None and (before is focus or before.isAncestorOf(focus))
        # Its own state: brought while a stack around it changes its page, it would take that one's pause for its own.
        is_painted = not self.testAttribute(Qt.WidgetAttribute.WA_ForceUpdatesDisabled)
        self.setUpdatesEnabled(False)
        if has_focus:
            # Kept in sight of the stack: Qt would look for another place for it all over the window.
            self.setFocus()
        for each in (before, page):
            # One that was taken elsewhere is no longer ours to hide.
            if each is not None and each.parentWidget() is self:
                show_if(each, is_shown=each is page)
        self.setUpdatesEnabled(is_painted)
        if has_focus:
            self._focus_in(page)
        self.changed.emit()

    def _focus_in(self, page: QWidget) -> None:
        """What had the keyboard on this page, what the page names for it, or else its first stop."""
        remembered = (page.focusWidget(), _last_proxy(page))
        wished = next((each for each in remembered if _can_have(each, page)), None)
        if wished is None:
            # In the order they were made, not along the ring of the keyboard: PySide ties what it meets on the ring
            # together, and a message that is dismissed would take the whole window with it.
            wished = next((each for each in page.findChildren(QWidget) if _is_stop(each, page)), page)
        wished.setFocus()


def _last_proxy(page: QWidget) -> QWidget | None:
    proxy = page.focusProxy()
    while proxy is not None and (further := proxy.focusProxy()) is not None:
        proxy = further
    return proxy


def _is_stop(widget: QWidget, page: QWidget) -> bool:
    is_stop = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) and widget.focusProxy() is None
    return is_stop and _can_have(widget, page)


def _can_have(widget: QWidget | None, page: QWidget) -> bool:
    """True where the keyboard may be put, inside the page."""
    return widget is not None and widget.isEnabled() and page.isAncestorOf(widget) and widget.isVisibleTo(page)
