"""The tab « Pièces jointes »: files dropped, pasted or chosen, opened with their own program, read again, taken off."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTemporaryDir
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.area import TabArea
from leaderdesk.ui.dossiers.record.attachments_view import AttachmentsView, Shown
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.kit.controls import column
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.parts.files import files_of, open_with_system
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words import letters
from leaderdesk.words.formats import counted

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.dossiers import WholeDossier
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


_WIDEST = 300


class AttachmentsTab(Tab):
    """The bytes stay beside the base; what another program opens is a copy."""

    topics = frozenset({"dossiers", "attachments"})
    help_page = "dossiers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = AttachmentsView()
        self.setAcceptDrops(True)
        self._is_read_only = False
        self._states: dict[int, str] = {}
        self._copies = QTemporaryDir()
        self._undoing = Undoing(desk, self.said, self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(TabArea(column(self.view), _WIDEST))
        self._connect()

    def refresh(self, key: int) -> None:
        def work(base: OpenBase) -> WholeDossier:
            from leaderdesk.services.dossiers import read_whole_dossier

            return read_whole_dossier(base, key)

        self.desk.ask(work, lambda whole: self._show(whole) if key == self.key else None)

    def leave(self) -> None:
        self._states.clear()

    def focus_first(self) -> None:
        table = self.view.listing.table
        if table.isVisible():
            table.setFocus()
        else:
            self.view.begin.setFocus()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        self.setAcceptDrops(not is_read_only)
        self.view.set_read_only(is_read_only=is_read_only)
        self._enable()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.attach(files_of(event.mimeData()))
        event.acceptProposedAction()

    def attach(self, sources: Sequence[Path]) -> None:
        """Keep some files with the dossier, as one action."""
        key = self.key
        if not sources or key is None or self._is_read_only:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.attachments import attach_all

            return attach_all(base, key, sources)

        told = counted(len(sources), self.tr("fichier joint"), self.tr("fichiers joints"))
        self.desk.act(work, self._undoing.after(self.tr("{}.").format(told)))

    def _connect(self) -> None:
        view, table = self.view, self.view.listing.table
        view.add.clicked.connect(self._choose)
        view.begin.clicked.connect(self._choose)
        view.open.clicked.connect(self._open)
        view.verify.clicked.connect(self._verify)
        view.detach.clicked.connect(self._detach)
        table.opened.connect(lambda _: self._open())
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        for keys, slot in (("Del", self._detach), ("Ctrl+V", self._paste)):
            self._add_key(keys, slot)

    def _add_key(self, keys: str, slot: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(slot)

    def _show(self, whole: WholeDossier) -> None:
        names = {each.attachment_id: letters.piece(each.code, each.label) for each in whole.pieces}
        shown = [Shown(row, names.get(row.id, ""), self._states.get(row.id, "")) for row in whole.attachments]
        self.view.listing.show_lines(lines_of(self.view.listing.model.columns, shown, lambda each: each.row.id))
        self.view.listing.table.select_first()
        self._enable()

    def _enable(self) -> None:
        chosen = bool(self.view.listing.table.selected_lines())
        self.view.open.setEnabled(chosen)
        self.view.verify.setEnabled(self.view.listing.model.total > 0)
        self.view.detach.setEnabled(chosen and not self._is_read_only)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Ajouter des fichiers"), str(Path.home()))
        self.attach([Path(each) for each in chosen])

    def _paste(self) -> None:
        found = files_of(QGuiApplication.clipboard().mimeData())
        if found:
            self.attach(found)
        elif not self._is_read_only:
            self.said.emit(Message("information", self.tr("Le presse-papiers ne contient aucun fichier.")))

    def _open(self) -> None:
        for shown in self.view.listing.selected_items()[:1]:
            folder = Path(self._copies.path()) / shown.row.digest[:12]
            key = shown.row.id

            def work(base: OpenBase) -> Path:
                from leaderdesk.services.attachments import copy_attachment

                return copy_attachment(base, key, folder)  # noqa: B023 - one turn only

            self.desk.ask(work, open_with_system)

    def _verify(self) -> None:
        key = self.key

        def work(base: OpenBase) -> dict[int, str]:
            from leaderdesk.services.attachments import verify_attachments

            return verify_attachments(base, key or 0)

        self.desk.ask(work, lambda states: self._tell_verified(states) if key == self.key else None)

    def _tell_verified(self, states: Mapping[int, str]) -> None:
        self._states = dict(states)
        wrong = sum(state != "intact" for state in states.values())
        if wrong:
            told = counted(wrong, self.tr("fichier abîmé ou introuvable"), self.tr("fichiers abîmés ou introuvables"))
            self.said.emit(Message("warning", self.tr("{}\u00a0: voyez les sauvegardes de la base.").format(told)))
        else:
            told = counted(len(states), self.tr("fichier relu"), self.tr("fichiers relus"))
            self.said.emit(Message("information", self.tr("{}, identiques à ce qui a été joint.").format(told)))
        if self.key is not None:
            self.refresh(self.key)

    def _detach(self) -> None:
        for shown in self.view.listing.selected_items()[:1]:
            if self._is_read_only:
                return
            self._take_off(shown)

    def _take_off(self, shown: Shown) -> None:
        key = shown.row.id

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.attachments import detach

            return detach(base, key)

        said = self.tr("Fichier {} retiré du dossier.").format(shown.row.name)
        self.desk.act(work, self._undoing.after(said))
