"""A month, typed in full or in short: `03/2026`, `mars 2026`; a whole day stands for its month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from leaderdesk.domain.typed.durations import read_month
from leaderdesk.ui.kit.fields.held import Writing
from leaderdesk.ui.kit.fields.line import LineField
from leaderdesk.words import numbers


class MonthField(LineField):
    """A month, known by its first day."""

    def __init__(self, today: Callable[[], date]) -> None:
        writing = Writing(lambda text: read_month(text, today()), numbers.month, "{:%m/%Y}".format)
        super().__init__(writing, characters=16)
        self.setPlaceholderText(self.tr("mm/aaaa"))
