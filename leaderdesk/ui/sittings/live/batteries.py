"""The battery while a sitting is held: asked about each minute; running low, a backup is taken and said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.words import formats

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.batteries import LowBattery

_MINUTE = 60_000


class BatteryWatch(QObject):
    """Begins with the sitting, ends with it."""

    said = Signal(object)

    def __init__(self, desk: Desk, conduct: Conduct, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._conduct = desk, conduct
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE)
        self._timer.timeout.connect(self.look)
        conduct.changed.connect(self._follow)
        conduct.left.connect(self._timer.stop)

    @property
    def is_watching(self) -> bool:
        """True while a sitting is held."""
        return self._timer.isActive()

    def look(self) -> None:
        """Ask about the battery now."""
        around = self._desk.around

        def work(base: OpenBase, _sitting: int) -> LowBattery | None:
            from leaderdesk.services.batteries import guard_battery

            return guard_battery(base, around)

        self._conduct.ask(work, self._tell)

    def _follow(self, sheet: LiveSheet) -> None:
        is_held = sheet.phase == "open" and not self._conduct.is_read_only
        if is_held and not self.is_watching:
            self._timer.start()
            self.look()
        elif not is_held:
            self._timer.stop()

    def _tell(self, low: LowBattery | None) -> None:
        if low is None:
            return
        self._desk.bus.tell(frozenset({"backups"}))
        words = self.tr(
            "Il reste {}\u00a0% de batterie. Une sauvegarde vérifiée vient d’être prise, et chaque geste est déjà"
            " enregistré. Branchez l’ordinateur."
        )
        self.said.emit(Message("warning", words.format(formats.number(low.percent))))
