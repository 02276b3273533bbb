"""A day and a time of day in one field: when a call opens and closes, when a file came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from leaderdesk.domain.typed.moments import read_moment
from leaderdesk.ui.kit.fields.days import current_day
from leaderdesk.ui.kit.fields.held import Writing
from leaderdesk.ui.kit.fields.line import LineField
from leaderdesk.words import typed


class MomentField(LineField):
    """A moment, to the minute, as the clock on the wall says; `usual` is the hour of a day typed alone."""

    def __init__(self, today: Callable[[], date] = current_day, usual: time | None = None) -> None:
        super().__init__(Writing(lambda text: read_moment(text, today(), usual), typed.moment), characters=20)
        self.setPlaceholderText(self.tr("jj/mm/aaaa hh:mm"))
