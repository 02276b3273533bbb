"""Builds the tab of the indicators of a dossier: one line each, typed in as a sheet is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.parts.indicator_columns import IndicatorColumns
from leaderdesk.words.formats import NO_BREAK


class IndicatorsView(QWidget):
    """Exposes the table and the button that leads to the programme."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.intro = text(
            self.tr(
                "Ce que le projet promet, puis ce qu’il apporte. Une case vide reste «\u00a0non renseigné\u00a0»\u202f;"
                " tapez 0 quand il n’y a rien."
            ),
            "muted",
            is_wrapped=True,
        )
        self.choose = button(self.tr("Ouvrir les indicateurs du programme"), "primary")
        self.empty = Empty("programme", "", "", self.choose)
        self.listing = Listing(self._columns(today), self.tr("Indicateurs du dossier"), self.empty, is_editable=True)
        self.listing.hide_tools()
        self.listing.table.wrap()
        self.listing.table.setSortingEnabled(False)
        self.listing.model.sort_by(())
        self.listing.table.walk(has_new_line=False)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2, 4, 12, 8)
        inside.setSpacing(10)
        inside.addWidget(self.intro)
        inside.addWidget(self.listing, 1)

    def say_empty(self, *, has_indicators: bool) -> None:
        """Why nothing is asked here."""
        if has_indicators:
            self.empty.words.setText(self.tr("Aucun indicateur ne concerne ce dossier"))
            self.empty.hint.setText(self.tr("Ceux du programme portent sur d’autres fiches-actions."))
        else:
            self.empty.words.setText(self.tr("Le programme n’a pas encore d’indicateurs"))
            self.empty.hint.setText(self.tr("Ajoutez-les une fois\u00a0: chaque dossier les demandera ici."))

    def _columns(self, today: Callable[[], date]) -> list[Column]:
        def unit(line: object) -> str:
            return line.row.unit or NO_BREAK  # type: ignore[attr-defined]  # an indicator of the dossier

        return [
            Column("name", self.tr("Indicateur"), self._name, width=18, is_wide=True),
            Column("unit", self.tr("Unité"), unit, width=11),
            *IndicatorColumns(self).values(today),
        ]

    def _name(self, line: object) -> str:
        name: str = line.row.name  # type: ignore[attr-defined]  # same
        if line.is_measured:  # type: ignore[attr-defined]  # same
            return name
        return self.tr("{} (ne concerne plus ce dossier)").format(name)
