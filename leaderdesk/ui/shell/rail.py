"""The navigation: whose base this is, the search, its pages, and the last action to take back."""

from __future__ import annotations

from textwrap import shorten

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.shell.places import Place
from leaderdesk.ui.theme.icons import icon

# The letters of the GAL's name that are shown: a longer one would take the room of the pages.
_NAME = 60


class Rail(QFrame):
    """One button per page; the arrows go from one to the next."""

    chosen = Signal(str)

    def __init__(self, places: list[Place]) -> None:
        super().__init__()
        self.setProperty("look", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.gal = text("", "strong", is_wrapped=True)
        self.file = text("", "small", is_wrapped=True)
        self.search = button(self.tr("Rechercher"), "seek", "search")
        self.search.setToolTip(self.tr("Rechercher partout (Ctrl+K)"))
        self.undo = button(self.tr("Annuler"), "quiet", "undo")
        self.redo = button(self.tr("Rétablir"), "quiet", "redo")
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._is_narrow = False
        self._is_tight = False
        # How high the pages are when nothing presses them together; none while it is not known.
        self._loose: int | None = None
        self._column = QWidget()
        self._pages = self._page_buttons(places)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 18, 12, 12)
        inside.setSpacing(4)
        inside.addWidget(self.gal)
        inside.addWidget(self.file)
        inside.addSpacing(10)
        inside.addWidget(self.search)
        inside.addSpacing(10)
        inside.addWidget(self._pages, 1)
        inside.addLayout(row(self.undo, self.redo, None, gap=4))
        self._words = {each: each.text() for each in (self.search, self.undo, self.redo, *self.buttons.values())}
        for each, words in self._words.items():
            each.setAccessibleName(words)
        for each in (self.search, self.undo, self.redo):
            # What they would do now is said elsewhere.
            each.setProperty("own_tip", True)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Icons alone, their words on them, where large letters leave the page too little room."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        for label in (self.gal, self.file):
            label.setVisible(not is_narrow)
        for made, words in self._words.items():
            made.setText("" if is_narrow else words)
            if not made.property("own_tip"):
                made.setToolTip(words if is_narrow else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        if self._is_narrow:
            widest = max((each.sizeHint().width() for each in self.buttons.values()), default=0)
            return QSize(widest + 44, super().sizeHint().height())
        wide = self.fontMetrics().averageCharWidth() * 22 + 36
        # The longest name of a page is read whole, whatever the size of the text.
        widest = max((each.sizeHint().width() for each in self.buttons.values()), default=0) + 24
        # The one in front is written in bolder letters.
        widest += self.fontMetrics().averageCharWidth() * 3
        return QSize(max(wide, widest), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        # The pages scroll: what must be seen is what stands above and below them.
        return QSize(self.sizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._loose = None
            self._fit()

    def show_base(self, gal: str, file: str) -> None:
        """Name the base that is open."""
        self.gal.setText(gal if len(gal) <= _NAME else shorten(gal, _NAME, placeholder="…"))
        self.gal.setAccessibleName(gal)
        self.gal.setToolTip(gal if self.gal.text() != gal else "")
        self.file.setText(file)

    def mark(self, name: str) -> None:
        """Show which page is in front."""
        self.buttons[name].setChecked(True)
        self._pages.ensureWidgetVisible(self.buttons[name], 0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._pages.ensureWidgetVisible(watched, 0, 0)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Press the pages together where they do not all fit: what still does not, scrolls."""
        if self._loose is None:
            self._press(is_tight=False)
            self._loose = self._column.sizeHint().height()
        room = self._pages.viewport().height()
        self._press(is_tight=room < self._loose)

    def _press(self, *, is_tight: bool) -> None:
        if is_tight == self._is_tight:
            return
        self._is_tight = is_tight
        for each in self.buttons.values():
            each.setProperty("is_tight", is_tight)
            each.style().unpolish(each)
            each.style().polish(each)

    def _page_buttons(self, places: list[Place]) -> QScrollArea:
        """The pages, one below the other, that scroll in a low window or with large letters."""
        inside = QVBoxLayout(self._column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(1)
        for place in places:
            if place.begins_group:
                inside.addSpacing(10)
            inside.addWidget(self._page_button(place))
        inside.addStretch(1)
        area = QScrollArea()
        area.setProperty("look", "clear")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._column)
        return area

    def _page_button(self, place: Place) -> QPushButton:
        made = QPushButton(place.words.replace("&", ""))
        made.setProperty("look", "nav")
        made.setIcon(icon(place.icon))
        made.setCheckable(True)
        # Read aloud as one of several, not as a box to tick.
        made.setAutoExclusive(True)
        made.setAutoDefault(True)
        made.clicked.connect(lambda _=False, name=place.name: self.chosen.emit(name))
        made.installEventFilter(self)
        self._group.addButton(made)
        self.buttons[place.name] = made
        return made
