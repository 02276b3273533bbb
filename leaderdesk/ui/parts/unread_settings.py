"""The settings that cannot be read, above what stands on them: the usual values are used, and that is a doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaderdesk.domain.sheets.amounts import Flaw
from leaderdesk.ui.desk import ALL_TOPICS, Desk
from leaderdesk.ui.parts.sentences import Said, Sentences
from leaderdesk.words.sheets import say_flaw

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

_TOPICS = frozenset({"settings"}) | ALL_TOPICS


class UnreadSettings(Sentences):
    """Says those among some settings; nothing as long as all can be read."""

    def __init__(self, desk: Desk, *codes: str) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Réglages illisibles"))
        self._desk, self._codes = desk, codes
        desk.bus.changed.connect(self._on_changed)
        self._read()

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self._read()

    def _read(self) -> None:
        if self._desk.state is None:
            return
        codes = self._codes

        def work(base: OpenBase) -> tuple[Flaw, ...]:
            from leaderdesk.services.settings import unread_settings

            return unread_settings(base, codes)

        self._desk.ask(work, self._tell)

    def _tell(self, flaws: tuple[Flaw, ...]) -> None:
        self.say([Said("error", say_flaw(flaw)) for flaw in flaws])
