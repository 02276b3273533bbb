"""Grids of selection: the list, and beside it one that is written, tried and shared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from leaderdesk.domain.programmes.grid_rows import GridRow, GridVersionSheet
from leaderdesk.domain.programmes.grids import GridSheet, problems_of_grid
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.programme.besides import BesideSection
from leaderdesk.ui.programme.grids import works
from leaderdesk.ui.programme.grids.listed import GridList
from leaderdesk.ui.programme.grids.options import PLACES, values_of, with_option
from leaderdesk.ui.programme.grids.record import GridRecord
from leaderdesk.ui.programme.grids.tables import Tie
from leaderdesk.ui.programme.places import flags_of, steps_of
from leaderdesk.ui.programme.records import free_name
from leaderdesk.ui.programme.section import reveal

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase


@dataclass(frozen=True, slots=True)
class Read:
    """The grids, and the version shown of one of them."""

    grids: tuple[GridRow, ...]
    shown: GridVersionSheet | None


class GridsSection(BesideSection):
    """Writes grids as they are typed; a frozen one goes on in a new version."""

    def __init__(self, desk: Desk) -> None:
        listed, record = GridList(), GridRecord()
        super().__init__(desk, listed, record)
        self.listed, self.record = listed, record
        self._grids: tuple[GridRow, ...] = ()
        self._shown: GridVersionSheet | None = None
        self._sheet = GridSheet("")
        # Changes on their way: what was read before them is already out of date.
        self._on_the_way = 0
        self._connect()

    def refresh(self) -> None:
        key, version = self._key, self._version

        def work(base: OpenBase) -> Read:
            from leaderdesk.services.grids import latest_version, list_grids, read_grid

            wanted = version if version is not None or key is None else latest_version(base, key)
            return Read(list_grids(base), read_grid(base, wanted) if wanted is not None else None)

        self.desk.ask(work, lambda read: self._show(key, read))

    # What is shown

    def _show(self, key: int | None, read: Read) -> None:
        self._grids = read.grids
        self.show_rows(read.grids)
        if key != self._key or self._on_the_way or read.shown is None:
            return
        grid = self._grid()
        if grid is None:
            self.close_gone()
            return
        self._shown = read.shown
        self.record.show_versions(grid, read.shown)
        is_past = grid.latest is not None and grid.latest.id != read.shown.id
        self.record.set_read_only(self.is_read_only, is_past=is_past)
        can_freeze = not self.is_read_only and not is_past and read.shown.frozen_on is None
        self.record.freeze.setVisible(can_freeze)
        self.record.title.show({"title": grid.title})
        self._show_sheet(read.shown.sheet)

    def _show_sheet(self, sheet: GridSheet) -> None:
        self._sheet = sheet
        record, problems = self.record, problems_of_grid(sheet)
        record.tables.renew(sheet)
        rows = {
            "criteria": sheet.criteria,
            "groups": sheet.groups,
            "rate_tiers": sheet.rate_tiers,
            "ties": [Tie(each) for each in sheet.ties],
        }
        for name, table in record.rows.items():
            table.show_rows(rows[name])
            table.show_flags(flags_of(problems, name, "tie" if name == "ties" else "title"))
        self._show_criterion(record.tables.criteria.current)
        record.options.show(values_of(sheet))
        record.remarks.say(problems, self.tr("Cette grille est enregistrée, mais ne peut pas encore noter\u00a0:"))
        record.preview.show_sheet(sheet)

    def _show_criterion(self, rank: int) -> None:
        """The levels of the criterion the keyboard is on, or of the first."""
        rank = self._rank(rank)
        levels, about = self.record.tables.levels, self.record.about
        criterion = self._sheet.criteria[rank] if rank >= 0 else None
        levels.setEnabled(criterion is not None)
        levels.show_rows(criterion.levels if criterion else ())
        levels.show_flags(flags_of(problems_of_grid(self._sheet), f"criteria[{rank}].levels", "wording"))
        title = criterion.title or criterion.key if criterion else ""
        levels.name(
            self.tr("Niveaux de «\u00a0{}\u00a0»").format(title) if criterion else self.tr("Niveaux du critère")
        )
        about.show({"description": criterion.description or None if criterion else None})

    def _rank(self, rank: int) -> int:
        return rank if 0 <= rank < len(self._sheet.criteria) else min(0, len(self._sheet.criteria) - 1)

    # What is typed

    def _keep(self, sheet: GridSheet) -> None:
        """Show the grid as it becomes, and write it."""
        key, shown = self._key, self._shown
        if key is None or sheet == self._sheet:
            return
        was_frozen = shown is not None and shown.frozen_on is not None and not self._on_the_way
        self._show_sheet(sheet)

        words = ""
        if was_frozen and shown is not None:
            words = self.tr("Version {} de la grille créée\u202f; la version {} reste telle qu’elle a servi.").format(
                shown.version + 1, shown.version
            )
        self._on_the_way += 1
        self._version = None
        self.change(works.saving(key, sheet), words, ended=self._arrive)

    def _arrive(self) -> None:
        self._on_the_way -= 1
        if not self._on_the_way:
            self.refresh()

    def _take(self, name: str, rows: tuple[Any, ...]) -> None:
        taken = tuple(row.tie for row in rows) if name == "ties" else rows
        fields: dict[str, Any] = {name: taken}
        self._keep(replace(self._sheet, **fields))

    def _take_criterion(self, **fields: object) -> None:
        rank = self._rank(self.record.tables.criteria.current)
        if rank >= 0:
            criteria = list(self._sheet.criteria)
            criteria[rank] = replace(criteria[rank], **fields)  # type: ignore[arg-type]  # fields of a criterion
            self._keep(replace(self._sheet, criteria=tuple(criteria)))

    def _take_option(self, name: str, _: object) -> None:
        self._keep(with_option(self._sheet, name, self.record.options.values()))

    def _rename(self, _name: str, title: object) -> None:
        key = self._key
        if key is not None and title:
            self.change(works.renaming(key, str(title)))

    def _try_option(self, name: str, value: object) -> None:
        values = {**self.record.options.values(), name: value}
        self.record.preview.show_sheet(with_option(self._sheet, name, values))

    # What is done to grids

    def open_beside(self, key: int) -> None:
        if key != self._key:
            self.record.options.commit()
            self._key, self._version = key, None
        self.refresh()
        self.beside.open_record()

    def _choose_version(self, version: object) -> None:
        if isinstance(version, int):
            self._version = version
            self.refresh()

    def _add(self, copied: int | None = None, of: str = "") -> None:
        stem = self.tr("Copie de {}").format(of) if of else self.tr("Nouvelle grille")
        title = free_name([grid.title for grid in self._grids], stem)

        self.change(works.adding(title, copied), then=self.begin(self.record.name_it))

    def _copy(self) -> None:
        row = self.listing.table.current_item()
        if isinstance(row, GridRow) and row.latest is not None:
            self._add(row.latest.id, row.title)

    def _bin(self) -> None:
        row = self.listing.table.current_item()
        if not isinstance(row, GridRow):
            return

        words = (
            self.tr("Grille «\u00a0{}\u00a0» remise en place.")
            if row.is_binned
            else self.tr("Grille «\u00a0{}\u00a0» à la corbeille.")
        )
        self.change(works.binning(row), words.format(row.title))

    def _freeze(self) -> None:
        shown = self._shown
        if shown is not None:
            words = self.tr("Version {} figée\u00a0: elle peut servir, et ne change plus.").format(shown.version)
            self.change(works.freezing(shown.id), words)

    def _choose_export(self) -> None:
        name = f"{self._sheet.title}.json".replace("/", "-")
        kinds = self.tr("Grilles LeaderDesk (*.json)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Exporter la grille"), name, kinds)
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, path: Path) -> None:
        """Write the version shown as a file that another GAL can import."""
        shown = self._shown
        if shown is not None:
            words = self.tr("Grille exportée dans {}.").format(path.name)
            self.desk.ask(works.exporting(shown.id, path), lambda _: self.said.emit(Message("information", words)))

    def _go_to(self, place: str) -> None:
        steps = steps_of(place)
        name, rank = steps[0]
        field = steps[-1][0]
        option = PLACES.get(place, "threshold_value") if name == "threshold" else name
        if option in self.record.options.cells:
            self.record.options.focus_field(option)
            reveal(self.record.options.cells[option])
        elif name == "criteria" and len(steps) > 2:  # noqa: PLR2004 - a level of a criterion
            self.record.tables.criteria.go_to(rank, "title")
            self.record.tables.levels.go_to(max(steps[1][1], 0), field)
        elif name in self.record.rows:
            self.record.rows[name].go_to(max(rank, 0), field)

    def _grid(self) -> GridRow | None:
        return next((grid for grid in self._grids if grid.id == self._key), None)

    def _connect(self) -> None:
        record = self.record
        self.listed.add.clicked.connect(lambda _: self._add())
        self.listed.copy.clicked.connect(self._copy)
        self.listed.bin.clicked.connect(self._bin)
        for each in (self.listed.bring, self.listed.preset):
            each.clicked.connect(lambda _: self.section_wished.emit("sharing"))
        self.listed.shows_bin.toggled.connect(lambda _: self.refresh())
        record.version.edited.connect(self._choose_version)
        record.title.edited.connect(self._rename)
        record.freeze.clicked.connect(self._freeze)
        record.export.clicked.connect(self._choose_export)
        record.remarks.went.connect(self._go_to)
        for name, rows in record.rows.items():
            rows.changed.connect(partial(self._take, name))
        record.tables.criteria.chosen.connect(self._show_criterion)
        record.tables.levels.changed.connect(lambda rows: self._take_criterion(levels=rows))
        record.about.edited.connect(lambda _, words: self._take_criterion(description=words or ""))
        record.options.edited.connect(self._take_option)
        record.options.tried.connect(self._try_option)
