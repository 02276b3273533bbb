"""The page of help: shows what F1 asked for, follows links, searches."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from leaderdesk.ui.help.pages import FIRST, HelpFile, HelpPages
from leaderdesk.ui.help.view import HelpView

_NAME = Qt.ItemDataRole.UserRole


class HelpPage(QWidget):
    """One page at a time, and those read before it."""

    left = Signal()

    def __init__(self, pages: HelpPages) -> None:
        super().__init__()
        self.pages = pages
        self.view = HelpView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._shown = ""
        self._former: list[str] = []
        self.view.back.clicked.connect(self.left)
        self.view.former.clicked.connect(self._go_back)
        self.view.box.textChanged.connect(self._search)
        self.view.box.returnPressed.connect(self.view.reader.setFocus)
        self.view.contents.currentItemChanged.connect(self._follow_contents)
        self.view.reader.page_wished.connect(self.open)

    @property
    def shown(self) -> str:
        """The name of the page in front."""
        return self._shown

    def open_at(self, address: str) -> None:
        """Begin a reading at a page, or at a part of it: no page before this one."""
        self._former, self._shown = [], ""
        self.view.box.clear()
        self._list(self.pages.pages)
        self.open(address)

    def open(self, address: str) -> None:
        """Show a page, or a part of it; the one shown can be gone back to."""
        page = self.pages.get(address) or self.pages.get(FIRST)
        if page is not None and page.name != self._shown:
            if self._shown:
                self._former.append(self._shown)
            self._show(page)
        if part := address.partition("#")[2]:
            self.view.reader.go_to(part)

    def focus_main(self) -> None:
        """Ready to be read: the arrows scroll."""
        self.view.reader.setFocus()

    def focus_filter(self) -> None:
        """Ready to type what to look for."""
        self.view.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.box.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.view.box.text():
                self.view.box.clear()
            else:
                self.left.emit()
        elif event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _show(self, page: HelpFile) -> None:
        self._shown = page.name
        self.view.reader.show_markdown(page.text)
        self.view.reader.mark(self.view.box.text())
        self.view.former.setEnabled(bool(self._former))
        self._mark(page.name)

    def _go_back(self) -> None:
        former = self.pages.get(self._former.pop()) if self._former else None
        if former is not None:
            self._show(former)

    def _search(self, query: str) -> None:
        found = self.pages.find(query) if query.strip() else list(self.pages.pages)
        self._list(found)
        self.view.nothing.setText(self.tr("Rien ne correspond à «\u00a0{}\u00a0».").format(query.strip()))
        self.view.nothing.setVisible(not found)
        if query.strip() and found and self._shown not in {page.name for page in found}:
            self.open(found[0].name)
        self.view.reader.mark(query)

    def _list(self, pages: tuple[HelpFile, ...] | list[HelpFile]) -> None:
        contents = self.view.contents
        contents.blockSignals(True)
        contents.clear()
        for page in pages:
            item = QListWidgetItem(page.title)
            item.setData(_NAME, page.name)
            contents.addItem(item)
        contents.blockSignals(False)
        self._mark(self._shown)

    def _mark(self, name: str) -> None:
        contents = self.view.contents
        items = [contents.item(place) for place in range(contents.count())]
        contents.blockSignals(True)
        contents.setCurrentItem(next((item for item in items if item.data(_NAME) == name), None))  # type: ignore[arg-type]  # none is chosen so
        contents.blockSignals(False)

    def _follow_contents(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.open(str(item.data(_NAME)))
