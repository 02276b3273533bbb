"""What the holder must carry if the project is granted: read apart, for its treasury takes a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaderdesk.ui.parts.verdicts import VerdictCard
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.words import sitting_decisions as words
from leaderdesk.words import treasuries

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.sitting_rooms import CashWarning

_LOOKS = {"green": "success", "orange": "warning", "red": "error"}


class CashCard(VerdictCard):
    """Hidden where nothing of the treasury is dated."""

    def __init__(self, conduct: Conduct) -> None:
        super().__init__()
        self._conduct = conduct
        self._read: tuple[str, int | None, int | None] = ("", None, None)
        self.hide()

    def show_point(self, sitting: int | None, key: str, granted: int | None) -> None:
        """Read the warning of a point once for each amount that may be granted, in cents."""
        wanted = (key, sitting, granted)
        if wanted == self._read:
            return
        if wanted[:2] != self._read[:2]:
            self.hide()
        self._read = wanted

        def read(base: OpenBase, sitting: int) -> CashWarning | None:
            from leaderdesk.services.sitting_rooms import read_warning

            return read_warning(base, sitting, key, granted)

        def told(warning: CashWarning | None) -> None:
            if self._read == wanted:
                self._say(warning)

        self._conduct.ask(read, told)

    def forget(self) -> None:
        """There is nothing to carry on what is no project."""
        self._read = ("", None, None)
        self.hide()

    def _say(self, warning: CashWarning | None) -> None:
        self.setVisible(warning is not None)
        if warning is None:
            return
        lines = words.say_cash(
            *(warning.outlooks, warning.annual_budget, warning.undated, warning.drifts),
            *(warning.together, warning.dossier_id),
        )
        name = self.tr("Porteur\u00a0: {}").format(treasuries.level(warning.level))
        given = words.say_granted(warning.granted)
        self.say(_LOOKS[warning.level], name, "", [given, *lines] if given else lines)
