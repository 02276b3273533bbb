"""The navigation: whose base this is, its pages, and the last action to take back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.shell.places import Place
from leaderdesk.ui.theme.icons import icon


class Rail(QFrame):
    """One button per page; the arrows go from one to the next."""

    chosen = Signal(str)

    def __init__(self, places: list[Place]) -> None:
        super().__init__()
        self.setProperty("look", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.gal = text("", "strong", is_wrapped=True)
        self.file = text("", "small", is_wrapped=True)
        self.undo = button(self.tr("Annuler"), "quiet", "undo")
        self.redo = button(self.tr("Rétablir"), "quiet", "redo")
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 18, 12, 12)
        inside.setSpacing(4)
        inside.addWidget(self.gal)
        inside.addWidget(self.file)
        inside.addSpacing(14)
        for place in places:
            if place.begins_group:
                inside.addSpacing(14)
            inside.addWidget(self._page_button(place))
        inside.addStretch(1)
        for each in (self.undo, self.redo):
            inside.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().averageCharWidth() * 22 + 36
        return QSize(wide, super().sizeHint().height())

    def show_base(self, gal: str, file: str) -> None:
        """Name the base that is open."""
        self.gal.setText(gal)
        self.file.setText(file)

    def mark(self, name: str) -> None:
        """Show which page is in front."""
        self.buttons[name].setChecked(True)

    def _page_button(self, place: Place) -> QPushButton:
        made = QPushButton(place.words.replace("&", ""))
        made.setProperty("look", "nav")
        made.setIcon(icon(place.icon))
        made.setCheckable(True)
        made.setAutoDefault(True)
        made.clicked.connect(lambda _=False, name=place.name: self.chosen.emit(name))
        self._group.addButton(made)
        self.buttons[place.name] = made
        return made
