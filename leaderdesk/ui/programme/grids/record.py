"""Builds the editor of a grid: its tables on the left, tried on an invented project on the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.programmes.grid_rows import GridRow, GridVersionSheet
from leaderdesk.ui.kit.controls import button, column, frame, row, text
from leaderdesk.ui.kit.fields import ChoiceField, NotesField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.programme.grids.options import GridOptions
from leaderdesk.ui.programme.grids.preview import GridPreview
from leaderdesk.ui.programme.grids.tables import GridTables
from leaderdesk.ui.programme.pair import Pair
from leaderdesk.ui.programme.remarks import Remarks
from leaderdesk.ui.programme.rows import Rows
from leaderdesk.ui.programme.section import ALL_LETTERS, MENU_LETTERS
from leaderdesk.words import formats

_BOTH = 104


class GridRecord(QWidget):
    """One grid."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Form(
            [Field("title", self.tr("Intitulé de la grille"), partial(NotesField, 1, 3), is_wide=True)],
            taken=f"{MENU_LETTERS}T",
        )
        self.version = ChoiceField({}, 40)
        self.version.setAccessibleName(self.tr("Version de la grille"))
        self.export = button(self.tr("Exporter cette version…"), "quiet")
        self.freeze = button(self.tr("Figer cette version"), "quiet", "lock")
        self.used = text("", is_wrapped=True)
        self.remarks = Remarks()
        self.tables = GridTables(self)
        self.about = Form(
            [Field("description", self.tr("Ce que ce critère regarde"), partial(NotesField, 1, 4), is_wide=True)],
            taken=ALL_LETTERS,
        )
        self.options = Form(GridOptions().all(), taken=ALL_LETTERS)
        self.preview = GridPreview()
        left = column(
            self.title,
            row(self.version, None),
            Flow(self.freeze, self.export),
            frame("card", column(self.used)),
            self.remarks,
            self.tables.criteria,
            frame("card", column(self.about, self.tables.levels)),
            self.options,
            self.tables.tiers,
            self.tables.ties_table,
            self.tables.groups_table,
            gap=16,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Pair(left, self.preview, _BOTH, (3, 2)))
        self.setFocusProxy(self.tables.criteria.listing.table)

    @property
    def rows(self) -> dict[str, Rows]:
        """The tables by the name of what they write in the grid."""
        tables = self.tables
        return {
            "criteria": tables.criteria,
            "groups": tables.groups_table,
            "rate_tiers": tables.tiers,
            "ties": tables.ties_table,
        }

    def name_it(self) -> None:
        """Ready to be named: the first letter typed replaces the name it was given."""
        self.title.focus_field("title")
        field = self.title.cells["title"].widget
        if isinstance(field, NotesField):
            field.selectAll()

    def set_read_only(self, is_read_only: bool, *, is_past: bool) -> None:
        """Let everything be read; an older version is never changed."""
        for form in (self.about, self.options):
            form.set_read_only(is_read_only or is_past)
        self.title.set_read_only(is_read_only)
        for rows in (*self.rows.values(), self.tables.levels):
            rows.set_read_only(is_read_only or is_past)

    def show_versions(self, grid: GridRow, shown: GridVersionSheet) -> None:
        """The versions to choose from, the last first, and what the one shown is used for."""
        labels = {each.id: self._version(each.version, each.frozen_on is not None) for each in reversed(grid.versions)}
        self.version.set_choices(labels)
        self.version.show_value(shown.id)
        self.version.set_read_only(len(grid.versions) < 2)  # noqa: PLR2004 - one leaves no choice
        self.used.setText(self._use(grid, shown))

    def _version(self, version: int, is_frozen: bool) -> str:
        state = self.tr("figée") if is_frozen else self.tr("modifiable")
        return self.tr("Version {} ({})").format(version, state)

    def _use(self, grid: GridRow, shown: GridVersionSheet) -> str:
        dossiers = formats.counted(shown.dossiers, self.tr("dossier"), self.tr("dossiers"))
        calls = formats.counted(shown.calls, self.tr("appel à projets"), self.tr("appels à projets"))
        use = self.tr("Elle note {} et {}.").format(dossiers, calls)
        latest = grid.latest
        if latest is not None and shown.id != latest.id:
            return self.tr("Version ancienne, gardée telle quelle. {}").format(use)
        if shown.frozen_on is None:
            return self.tr(
                "Cette version se modifie librement\u202f; elle se figera à la première note donnée à un dossier."
            )
        return self.tr(
            "Version figée le {}. {} Toute modification crée la version {} et laisse celle-ci intacte."
        ).format(formats.day(shown.frozen_on), use, shown.version + 1)
