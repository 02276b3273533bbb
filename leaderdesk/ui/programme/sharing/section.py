"""Presets and sharing: looks at a file before anything is written, then adds what is missing in one gesture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from leaderdesk.domain.programmes.documents import Preview
from leaderdesk.domain.programmes.lives import LIVES
from leaderdesk.domain.programmes.problems import is_usable
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.programme.section import Section
from leaderdesk.ui.programme.sharing.view import Part, SharingView
from leaderdesk.words.programmes import counted, preset

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.sharing import Imported

# The presets are named after the life that each gives its dossiers.
PRESETS = LIVES


@dataclass(frozen=True, slots=True)
class Read:
    """Whether the base has fiches-actions already, and what each preset brings."""

    is_empty: bool
    counts: dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Looked:
    """A document with what importing it would do."""

    preview: Preview
    added: tuple[Part, ...]
    kept: tuple[Part, ...]


class SharingSection(Section):
    """Brings in presets and files; sends the programme out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._is_empty = False
        self._counts: dict[str, dict[str, int]] = {}
        self._looked: Looked | None = None
        self.view = SharingView(PRESETS)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        for name, take in self.view.take.items():
            take.clicked.connect(partial(self._take, name))
        self.view.open.clicked.connect(self._choose_import)
        self.view.save.clicked.connect(self._choose_export)
        self.view.preview.accept.clicked.connect(self._accept)
        self.view.preview.leave.clicked.connect(self._leave)

    def refresh(self) -> None:
        def work(base: OpenBase) -> Read:
            from leaderdesk.services.programmes import read_programme
            from leaderdesk.services.sharing import read_preset

            counts = {name: read_preset(name).counts for name in PRESETS}
            return Read(not read_programme(base).fiches, counts)

        self.desk.ask(work, self._show)

    def focus_main(self) -> None:
        next(iter(self.view.take.values())).setFocus()

    def look_at(self, path: Path) -> None:
        """Show what a file would bring."""

        def work(base: OpenBase) -> Looked:
            from leaderdesk.services.sharing import read_document

            return _looked(base, read_document(path))

        title = self.tr("Ce que contient {}").format(path.name)
        self.desk.ask(work, partial(self._show_looked, title))

    def export_to(self, path: Path) -> None:
        """Write the whole programme as a file that another GAL can import."""

        def work(base: OpenBase) -> None:
            from leaderdesk.services.sharing import export_programme

            export_programme(base, path)

        words = self.tr("Programme exporté dans {}.").format(path.name)
        self.desk.ask(work, lambda _: self.said.emit(Message("information", words)))

    def _show(self, read: Read) -> None:
        self._is_empty, self._counts = read.is_empty, read.counts
        self.view.show_counts(read.counts)
        self.view.show_state(is_empty=read.is_empty, is_read_only=self.is_read_only)

    def _take(self, name: str, _: object = None) -> None:
        if self._is_empty:
            self._load(name)
            return

        def work(base: OpenBase) -> Looked:
            from leaderdesk.services.sharing import read_preset

            return _looked(base, read_preset(name))

        title = self.tr("Ce qu’ajouterait le modèle «\u00a0{}\u00a0»").format(preset(name))
        self.desk.ask(work, partial(self._show_looked, title))

    def _load(self, name: str) -> None:
        def work(base: OpenBase) -> Imported:
            from leaderdesk.services.sharing import load_preset

            return load_preset(base, name)

        def done(imported: Imported) -> None:
            # Its checklists come with its fiches-actions, that are all new here.
            checklists = counted("checklist", self._counts[name]["checklist"])
            said = f"{_said(imported.added)}, {checklists}"
            words = self.tr("Modèle «\u00a0{}\u00a0» en place\u00a0: {}.").format(preset(name), said)
            self.tell_undoable(words)
            self.section_wished.emit("fiches")

        self.change(work, then=done)

    def _show_looked(self, title: str, looked: Looked) -> None:
        self._looked = looked
        self.view.preview.show_plan(title, looked.preview, looked.added, looked.kept)
        self.view.show_preview(is_shown=True)
        (self.view.preview.accept if self.view.preview.accept.isEnabled() else self.view.preview.leave).setFocus()

    def _accept(self) -> None:
        looked = self._looked
        if looked is None:
            return
        is_grid = looked.preview.kind == "grid"

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what one service or the other says
            from leaderdesk.services.sharing import import_grid, import_programme

            return (import_grid if is_grid else import_programme)(base, looked.preview)

        def done(result: Any) -> None:  # noqa: ANN401 - same
            self._leave()
            if is_grid:
                self.tell_undoable(self.tr("Grille «\u00a0{}\u00a0» importée.").format(looked.preview.title))
                self.section_wished.emit(f"grids:{int(result)}")
            else:
                self.tell_undoable(self.tr("Importé\u00a0: {}.").format(_said(result.added)))

        self.change(work, then=done)

    def _leave(self) -> None:
        self._looked = None
        self.view.show_preview(is_shown=False)
        self.focus_main()

    def _choose_import(self) -> None:
        kinds = self.tr("Programmes et grilles LeaderDesk (*.json)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Importer un programme ou une grille"), "", kinds)
        if chosen:
            self.look_at(Path(chosen))

    def _choose_export(self) -> None:
        kinds = self.tr("Programmes LeaderDesk (*.json)")
        name = self.tr("programme.json")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Exporter le programme"), name, kinds)
        if chosen:
            self.export_to(Path(chosen))


def _looked(base: OpenBase, preview: Preview) -> Looked:
    from leaderdesk.services.sharing import preview_import

    if preview.document is None or not is_usable(preview.problems):
        return Looked(preview, (), ())
    if preview.kind == "grid":
        # Always added: a title that is taken gets a number.
        return Looked(preview, (("grid", preview.title),), ())
    plan = preview_import(base, preview)
    return Looked(preview, plan.added, plan.kept)


def _said(added: tuple[Part, ...]) -> str:
    families = dict.fromkeys(family for family, _ in added)
    return ", ".join(counted(each, sum(family == each for family, _ in added)) for each in families)
