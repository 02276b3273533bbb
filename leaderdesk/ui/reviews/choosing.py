"""Which open dossiers are walked through: those of one person, those that are late."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from leaderdesk.domain.sheets.reviews import ReviewRow
from leaderdesk.domain.text import folded
from leaderdesk.ui.kit.fields import ChoiceField

_EVERYBODY, _NOBODY = "*", "-"


class Choosing(QObject):
    """Tells when another choice is made."""

    changed = Signal()

    def __init__(self, people: ChoiceField, late: QPushButton) -> None:
        super().__init__(people)
        self._people, self._late = people, late
        people.edited.connect(lambda _: self.changed.emit())
        late.clicked.connect(lambda _: self.changed.emit())

    @property
    def person(self) -> str:
        """Whose dossiers they are, by name; everybody's where nobody was chosen."""
        return str(self._people.value() or _EVERYBODY)

    def offer(self, rows: Sequence[ReviewRow]) -> None:
        """Name those who follow something."""
        names = sorted({row.person for row in rows if row.person}, key=folded)
        everybody = {_EVERYBODY: self.tr("tout le monde"), _NOBODY: self.tr("personne encore")}
        self._people.set_choices(everybody | {name: name for name in names})

    def begin(self, rows: Sequence[ReviewRow], person: str | None, operator: str) -> None:
        """Take up the person chosen last; the first time, whoever works."""
        names = {folded(row.person): row.person for row in rows if row.person}
        self._people.show_value(person or names.get(folded(operator), _EVERYBODY))

    def widen(self) -> None:
        """Every dossier again."""
        self._late.setChecked(False)
        self._people.show_value(_EVERYBODY)

    def wanted(self, rows: Sequence[ReviewRow]) -> list[int]:
        """The keys of those chosen, in their order."""
        return [row.id for row in rows if self._is_wanted(row)]

    def _is_wanted(self, row: ReviewRow) -> bool:
        if self._late.isChecked() and not any(block.code.endswith("_late") for block in row.blocks):
            return False
        return self.person in (_EVERYBODY, row.person or _NOBODY)
