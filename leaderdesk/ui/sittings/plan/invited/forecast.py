"""What the answers let expect: whom to call first, then the quorum of each point in three cases, in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sittings.forecasts import Forecast
from leaderdesk.domain.sittings.plans import Invited, Plan
from leaderdesk.ui.kit.controls import frame, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.sittings.plan.invited.columns import Expected, InvitedColumns
from leaderdesk.words import typed
from leaderdesk.words.preparations import say_call
from leaderdesk.words.sitting_plans import say_rules

_FEWEST, _MOST = 3, 10


class ForecastPanel(QWidget):
    """Shows a forecast."""

    def __init__(self) -> None:
        super().__init__()
        self.calls_title = text("", "heading", is_wrapped=True)
        self.calls = text("", is_wrapped=True)
        self.title = text(self.tr("Quorum à attendre"), "heading")
        self.hint = text("", "muted", is_wrapped=True)
        self.listing = Listing(
            InvitedColumns(self).points(),
            self.tr("Quorum à attendre"),
            Empty("list", self.tr("L’ordre du jour est vide"), self.tr("Le quorum se prévoit point par point.")),
        )
        self.listing.hide_tools()
        self.listing.views.hide()
        self.listing.table.setSortingEnabled(False)
        self.listing.model.is_sortable = False
        self.listing.model.sort_by(())
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        around = QVBoxLayout()
        around.setSpacing(4)
        around.addWidget(self.calls_title)
        around.addWidget(self.calls)
        inside.addWidget(frame("card", around))
        inside.addWidget(self.title)
        inside.addWidget(self.listing)
        inside.addWidget(self.hint)
        self.listing.table.chosen.connect(self._say)

    def show_forecast(self, plan: Plan, forecast: Forecast, invited: Mapping[str, Invited]) -> None:
        """Show what is to be expected of a sitting."""
        points = {each.key: each for each in forecast.points}
        rows = [
            Expected(rank, point, points[point.key]) for rank, point in enumerate(plan.points, 1) if point.key in points
        ]
        self.listing.show_lines(lines_of(self.listing.model.columns, rows, lambda row: row.id))
        self.listing.table.show_rows(min(max(len(rows), _FEWEST), _MOST))
        self._show_calls(forecast, invited)
        self._say(self.listing.table.current_item())

    def _show_calls(self, forecast: Forecast, invited: Mapping[str, Invited]) -> None:
        lost = [each for each in forecast.points if not each.sure.is_quorate]
        said = [self._call(say_call(each), invited.get(each.person)) for each in forecast.calls]
        if forecast.left and said:
            said.append(self.tr("Ces appels ne suffisent pas pour tous les points."))
        if not forecast.points:
            title = self.tr("Qui appeler")
            said = [self.tr("Ajoutez d’abord des points à l’ordre du jour.")]
        elif not lost:
            title = self.tr("Personne à appeler\u00a0: le quorum est acquis pour tous les points.")
        elif said:
            title = self.tr("Qui appeler, dans cet ordre")
        else:
            title = self.tr("Le quorum manque, et aucun appel n’y changerait rien.")
        self.calls_title.setText(title)
        self.calls.setText("\n".join(said))
        self.calls.setVisible(bool(said))

    def _call(self, words: str, line: Invited | None) -> str:
        """A call, with the number to dial."""
        return f"•\u00a0{words} {typed.phone(line.phone)}" if line is not None and line.phone else f"•\u00a0{words}"

    def _say(self, row: object) -> None:
        if isinstance(row, Expected):
            words = self.tr("Point {}, avec ceux qui ont dit oui\u00a0:\n{}")
            said = words.format(row.rank, say_rules(row.forecast.sure))
            if row.forecast.recused:
                said = self.tr("{}\nSortent\u00a0: {}.").format(said, ", ".join(row.forecast.recused))
            self.hint.setText(said)
        else:
            self.hint.setText("")
