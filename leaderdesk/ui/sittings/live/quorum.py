"""A quorum lost while a point is open: what it lacks, who would give it back, and the two ways out of the point."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.words.sitting_rooms import hour, say_lack, say_missing

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.restoring import Restoring
    from leaderdesk.services.bases import OpenBase

# In letters: narrower than this, the buttons stand below.
_ROOMY = 44
_EDGE, _GAP = 9, 6


class LostBox(QFrame):
    """The quorum is lost while a point is open: why no vote can be, what would mend it, what else can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "warning")
        self.lack = text("", "word", is_wrapped=True)
        self.mend = text("", is_wrapped=True)
        self.close_point = button(self.tr("Clôt&urer"), "short")
        self.postpone = button(self.tr("Ajou&rner"), "short")
        named = (
            (self.close_point, self.tr("Clôturer le point faute de quorum")),
            (self.postpone, self.tr("Ajourner le projet faute de quorum")),
        )
        for made, words in named:
            made.setToolTip(words)
            made.setAccessibleName(words)
        self._opening, self._people = "", tuple[str, ...]()
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._inside.setContentsMargins(_EDGE, 4, _EDGE, 4)
        self._inside.setSpacing(_EDGE)
        self._inside.addLayout(column(self.lack, self.mend, gap=0), 1)
        self._inside.addLayout(row(self.close_point, self.postpone, None, gap=_GAP))
        self.hide()

    def leave_lack(self, *, is_left: bool) -> None:
        """Where the step says itself what is missing, it is not said twice."""
        self.lack.setHidden(is_left)

    def say_mending(self, opening: str, people: tuple[str, ...], told: str) -> None:
        """Whose arrival would help: as many names as fit on a line, all of them when pointed at."""
        self._opening, self._people = opening, people
        self._fit_names()
        self.mend.setVisible(bool(opening))
        self.setToolTip(told)
        self.setAccessibleDescription(told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_roomy = self.width() >= self.lack.fontMetrics().averageCharWidth() * _ROOMY
        ways = QBoxLayout.Direction
        self._inside.setDirection(ways.LeftToRight if is_roomy else ways.TopToBottom)
        self._fit_names()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Before it was seen it had neither its width nor its letters.
        self._fit_names()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._fit_names()

    def _fit_names(self) -> None:
        width = self.width() - 3 * _EDGE
        if self._inside.direction() == QBoxLayout.Direction.LeftToRight:
            seen = [each for each in (self.close_point, self.postpone) if not each.isHidden()]
            width -= sum(each.sizeHint().width() + _GAP for each in seen)
        measure = self.mend.fontMetrics().horizontalAdvance
        words = self._opening
        for count in range(1, len(self._people) + 1):
            tried = self._opening + ", ".join(self._people[:count]) + ("." if count == len(self._people) else "…")
            if count > 1 and measure(tried) > width:
                break
            words = tried
        self.mend.setText(words)


class LostQuorum(QObject):
    """Fills the box, and notes what is chosen there."""

    refused = Signal(object)

    def __init__(self, conduct: Conduct, box: LostBox) -> None:
        super().__init__(box)
        self._conduct, self._box = conduct, box
        self._sheet: LiveSheet | None = None
        conduct.changed.connect(self.show_sheet)
        box.close_point.clicked.connect(self._close)
        box.postpone.clicked.connect(self._postpone)

    def show_sheet(self, sheet: LiveSheet) -> None:
        """Show the box while the open point has no quorum."""
        before, self._sheet = self._sheet, sheet
        line = sheet.agenda.line(sheet.open_point) if sheet.open_point is not None else None
        is_lost = line is not None and not sheet.room.gauges.is_quorate
        self._box.setVisible(is_lost)
        if not is_lost or line is None:
            return
        for made in (self._box.close_point, self._box.postpone):
            made.setEnabled(not self._conduct.is_read_only)
        self._box.postpone.setVisible(line.kind == "project" and line.outcome is None)
        self._box.lack.setText(self.tr("Pas de quorum\u00a0: {}.").format(say_missing(sheet.room.gauges)))
        if before is None or before.room is not sheet.room:
            self._read_mending()

    def _read_mending(self) -> None:
        sheet = self._sheet
        self._box.say_mending("", (), "")

        def read(base: OpenBase, key: int) -> Restoring:
            from leaderdesk.services.sitting_rooms import read_restoring

            return read_restoring(base, key)

        def told_of(found: Restoring) -> None:
            if self._sheet is sheet:
                lack = " ".join(say_lack(found.gauges))
                told = self.tr("Aucun vote ne peut s’ouvrir. {}\n{}").format(lack, self._say_mending(found))
                self._box.say_mending(*self._open_mending(found), told)

        self._conduct.ask(read, told_of)

    def _say_mending(self, found: Restoring) -> str:
        if found.alone:
            return self.tr("L’arrivée d’une seule de ces personnes suffirait\u00a0: {}.").format(", ".join(found.alone))
        if found.needed is not None:
            words = self.tr("Il faudrait l’arrivée de {} de ces personnes\u00a0: {}.")
            return words.format(found.needed, ", ".join(found.nearer))
        return self.tr("Aucune arrivée ne suffirait pour ce point.")

    def _open_mending(self, found: Restoring) -> tuple[str, tuple[str, ...]]:
        """The same in a few words, and the names that follow them."""
        if found.alone:
            return self.tr("Une arrivée suffit\u00a0: "), found.alone
        if found.needed is not None:
            return self.tr("Il faut {} arrivées\u00a0: ").format(found.needed), found.nearer
        return self.tr("Aucune arrivée ne suffirait."), ()

    def _close(self) -> None:
        said = self.tr("le point n’a pas pu être voté.")
        self._end(said, lambda key, written: (written, told.PointClosed(key)))

    def _postpone(self) -> None:
        said, reason = self.tr("le projet est ajourné à une prochaine séance."), self.tr("Quorum non atteint")
        self._end(
            said,
            lambda key, written: (told.Decided(key, "postponed", reason=reason), written, told.PointClosed(key)),
        )

    def _end(self, said: str, gestures: Callable[[str, told.Written], tuple[told.Gesture, ...]]) -> None:
        """Note the end of the open point, and why, after what the minutes say of it already."""
        sheet = self._sheet
        key = sheet.open_point if sheet is not None else None
        if sheet is None or key is None:
            return
        line = self.tr("Quorum non atteint à {}\u00a0: {}").format(hour(sheet.now), said)

        def read(base: OpenBase, sitting: int) -> str:
            from leaderdesk.services.sitting_rooms import read_point

            return read_point(base, sitting, key).text

        def note(text: str) -> None:
            written = told.Written(key, f"{text}\n{line}" if text else line)
            self._conduct.note(*gestures(key, written), refused=self.refused.emit)

        self._conduct.ask(read, note)
