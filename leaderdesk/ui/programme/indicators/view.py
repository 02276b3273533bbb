"""Builds the section of indicators: their list, or what every dossier says of one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.indicators.gathering import IndicatorSheet
from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.unseen import Stack
from leaderdesk.ui.programme.indicators.cells import IndicatorCells
from leaderdesk.ui.programme.records import Records
from leaderdesk.ui.programme.section import WIDE
from leaderdesk.words import indicators as words


class ValuesPanel(QWidget):
    """One indicator, what it comes to, and every dossier it is about."""

    def __init__(self, cells: IndicatorCells, today: Callable[[], date]) -> None:
        super().__init__()
        self.choice = ChoiceField({}, 44)
        self.choice.setAccessibleName(self.tr("Indicateur"))
        label = text(self.tr("I&ndicateur"), "strong")
        label.setBuddy(self.choice)
        self.said = text("", is_wrapped=True)
        empty = Empty(
            "dossiers",
            self.tr("Aucun dossier n’est concerné"),
            self.tr("Choisissez un autre indicateur, ou changez sa fiche-action dans la liste."),
        )
        self.listing = Listing(cells.values(today), self.tr("Valeurs par dossier"), empty, is_editable=True)
        self.listing.views.can_keep = False
        self.listing.show_views(cells.views())
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addLayout(Flow(label, self.choice))
        inside.addWidget(self.said)
        inside.addWidget(self.listing, 1)

    def offer(self, sheets: Sequence[IndicatorSheet], key: int | None) -> None:
        """The indicators to choose from, with one of them chosen."""
        self.choice.set_choices({each.id: each.name for each in sheets})
        self.choice.show_value(key)

    def show_sheet(self, sheet: IndicatorSheet) -> None:
        """What dossiers say of it."""
        self.said.setText("\n".join((*words.say_sheet(sheet), words.say_gathering(sheet.row))))
        lines = lines_of(self.listing.model.columns, sheet.lines, lambda each: each.dossier.id)
        self.listing.show_lines(lines)


class IndicatorsView(QWidget):
    """Two sides, one in front."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.cells = IndicatorCells(self)
        self.show_list = button(self.tr("La li&ste"), "view")
        self.show_values = button(self.tr("Les &valeurs par dossier"), "view")
        for each in (self.show_list, self.show_values):
            each.setCheckable(True)
        self.usual = button(self.tr("&Proposer R.37, R.39 et R.41"))
        self.usual.setToolTip(self.tr("Emplois, entreprises, services\u00a0: des noms seulement, à définir."))
        self.records = self._made_records()
        self.records.listing.tools.addWidget(self.usual)
        self.values = ValuesPanel(self.cells, today)
        self.stack = Stack()
        for side in (self.records, self.values):
            self.stack.add(side)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        sides = column(Flow(self.show_list, self.show_values), self.stack)
        sides.setStretch(1, 1)
        inside.addWidget(scrolled(sides, WIDE))

    @property
    def is_listing(self) -> bool:
        """True while the list is in front."""
        return self.stack.front is self.records

    def bring(self, *, is_listing: bool) -> None:
        """Bring one side to the front."""
        self.stack.bring(self.records if is_listing else self.values)
        self.show_list.setChecked(is_listing)
        self.show_values.setChecked(not is_listing)

    def _made_records(self) -> Records:
        told = self.tr(
            "Ce que le programme mesure de ses projets. Une valeur manquante n’est jamais comptée comme zéro\u00a0: le"
            " nombre de dossiers sans résultat reste dit. Ctrl+Entrée ouvre les valeurs d’un indicateur."
        )
        empty = Empty(
            "programme",
            self.tr("Aucun indicateur"),
            self.tr("Ajoutez ceux de votre convention, avec leur cible et ce qu’ils comptent."),
        )
        name, add = self.tr("Indicateurs"), self.tr("A&jouter un indicateur")
        return Records(name, told, self.cells.listed(), empty, add=add)
