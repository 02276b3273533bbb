"""Builds the orientation: questions on one side, what follows on the other; one above the other where it is narrow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from leaderdesk.domain.conversations import ConversationRow
from leaderdesk.ui.conversations.orientation.questions import Questions
from leaderdesk.ui.conversations.orientation.report_view import ReportView
from leaderdesk.ui.kit.controls import EDGE, button, column, scrolled, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Form

_WIDEST = 100
# In characters of the text's size: under this, both sides would be cut.
_BOTH = 105
_TAKEN = "FDAITCO"


class OrientationView(QWidget):
    """Everything of an orientation, laid out in its pane."""

    def __init__(self, today: Callable[[], date], titles: Mapping[str, str], pane: QWidget) -> None:
        super().__init__(pane)
        self.back = button(self.tr("Re&tour à l’échange"), "link", "previous")
        self.title = text("", "title", is_wrapped=True)
        self.hint = text(
            self.tr("Rien n’est obligatoire\u00a0: chaque réponse précise ce qui est dit à côté."),
            "muted",
            is_wrapped=True,
        )
        self.become = button(self.tr("&Créer le dossier"), "primary", "dossiers")
        self.visit = button("", "", "dossiers")
        self.form = Form(Questions(self).fields(today), taken=_TAKEN)
        self.report = ReportView(titles)
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.addWidget(scrolled(column(self.form), _WIDEST, is_centred=False))
        self._sides.addWidget(self.report)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(14)
        for place in (0, 1):
            self._sides.setStretchFactor(place, 1)
        # Both begin alike, whatever they hold.
        self._sides.setSizes([_WIDEST, _WIDEST])
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 12, EDGE, 12)
        inside.setSpacing(8)
        inside.addLayout(Flow(self.back, None, self.become, self.visit))
        inside.addWidget(self.title)
        inside.addWidget(self.hint)
        inside.addWidget(self._sides, 1)
        around = QVBoxLayout(pane)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)
        self.escape = _escape(pane)

    def show_conversation(self, row: ConversationRow) -> None:
        """Say who is asking, and whether a dossier came of it."""
        self.title.setText(self.tr("Orientation\u00a0: {}").format(row.caller))
        has_keyboard = self.become.hasFocus()
        self.visit.setVisible(row.dossier_id is not None)
        self.visit.setText(self.tr("&Ouvrir le dossier {}").format(row.dossier or ""))
        if has_keyboard and row.dossier_id is not None:
            self.visit.setFocus()
        self.become.setVisible(row.dossier_id is None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= self.fontMetrics().averageCharWidth() * _BOTH
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self._sides.orientation() != wanted:
            self._sides.setOrientation(wanted)
            self.hint.setVisible(is_wide)


def _escape(owner: QObject) -> QShortcut:
    made = QShortcut(QKeySequence("Escape"), owner)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return made
