"""The page of a base that could not be opened as asked: decides what each choice does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from leaderdesk.domain.errors import Expected
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.faults.screens import Screen, Screens
from leaderdesk.ui.faults.view import FaultView
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.parts.backups import BackupWords
from leaderdesk.words.formats import counted
from leaderdesk.words.tables import table

if TYPE_CHECKING:
    from leaderdesk.services.rescues import Rescue
    from leaderdesk.ui.parts.backups import Kept


class Restored(Protocol):
    """What a restore did, as the services describe it."""

    @property
    def base_path(self) -> Path: ...
    @property
    def at(self) -> datetime: ...
    @property
    def lost(self) -> int | None: ...
    @property
    def quarantine(self) -> Path: ...


class FaultPage(QWidget):
    """Shows one screen at a time."""

    open_wished = Signal(object, bool)
    look_wished = Signal(object)
    copy_wished = Signal(object)
    front_wished = Signal(str)
    choose_wished = Signal()
    home_wished = Signal()
    restoring = Signal()
    said = Signal(object)
    help_page = "bases"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._screens = Screens(self)
        self._path: Path | None = None
        self._address = ""
        self.view: FaultView | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)

    def show_fault(self, path: Path | None, fault: Expected, *, is_this_machine: bool = False) -> None:
        """Show why this base is not open, and what can be done."""
        self._path = path
        self._address = str(fault.data.get("address") or "")
        self._show(self._screens.of(path, fault, is_this_machine=is_this_machine))

    def ask_restore(self, path: Path) -> None:
        """Let the user choose a backup to go back to."""
        self._path = path
        self._show(self._screens.restore_asked(path))

    def show_restored(self, restored: Restored) -> None:
        """Say what came back and what did not."""
        self._path = restored.base_path
        self._show(self._screens.restored(restored.at, restored.lost, restored.quarantine, restored.base_path))

    def show_backups(self, backups: Sequence[Kept]) -> None:
        """List the backups, the newest chosen."""
        view = self.view
        if view is None or view.backups is None:
            return
        columns = view.backups.model.columns
        view.backups.show_lines(lines_of(columns, backups, lambda each: each.path))
        view.buttons["restore"].setEnabled(bool(backups))
        view.backups.table.select_first()
        view.focus_main()

    def _show(self, screen: Screen) -> None:
        if self.view is not None:
            self._inside.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        self.view = FaultView(screen, BackupWords(self).columns(self._desk.around.clock))
        self.view.chosen.connect(self._choose)
        self._inside.addWidget(self.view)
        if screen.shows_backups:
            self.view.buttons["restore"].setEnabled(False)
            self._read_backups()
        self.view.focus_main()

    def _read_backups(self) -> None:
        path = self._path
        if path is None:
            return

        def work() -> Sequence[Kept]:
            from leaderdesk.services.backups import list_backups

            return list_backups(path, self._desk.around)

        asked_for = self.view
        self._desk.run(work, lambda found: self.show_backups(found) if self.view is asked_for else None)

    def _choose(self, name: str) -> None:
        match name:
            case "retry":
                self.open_wished.emit(self._path, False)
            case "accept":
                self.open_wished.emit(self._path, True)
            case "look":
                self.look_wished.emit(self._path)
            case "copy":
                self.copy_wished.emit(self._path)
            case "front":
                self.front_wished.emit(self._address)
            case "choose":
                self.choose_wished.emit()
            case "home":
                self.home_wished.emit()
            case "rescue":
                self._rescue()
            case "restore":
                self._restore()

    def _restore(self) -> None:
        view, path = self.view, self._path
        chosen: Any = view.backups.table.current_item() if view is not None and view.backups else None
        if view is None or chosen is None or path is None:
            return
        for each in view.buttons.values():
            each.setEnabled(False)

        def work() -> Restored:
            from leaderdesk.services.backups import restore_backup

            return restore_backup(path, chosen.path, self._desk.around)

        def restore() -> None:
            self._desk.run(work, self.show_restored, self._not_restored)

        self.restoring.emit()
        self._desk.close(restore)

    def _rescue(self) -> None:
        path = self._path
        folder = QFileDialog.getExistingDirectory(self, self.tr("Dossier où écrire ce qui est lisible"))
        if path is None or not folder:
            return

        def work() -> Rescue:
            from leaderdesk.services.rescues import rescue_readable

            return rescue_readable(path, Path(folder), self._desk.around)

        self._desk.run(work, self._tell_rescued)

    def _tell_rescued(self, rescue: Rescue) -> None:
        words = self.tr("{} écrites dans « {} ».").format(
            counted(rescue.rows, self.tr("ligne lisible"), self.tr("lignes lisibles")), rescue.path
        )
        if rescue.incomplete:
            words += " " + self.tr("Il en manque dans : {}.").format(", ".join(map(table, rescue.incomplete)))
        self.said.emit(Message("information", words))

    def _not_restored(self, error: Exception) -> None:
        if isinstance(error, Expected):
            self.show_fault(self._path, error)
        else:
            self._desk.crashed.emit(error)
