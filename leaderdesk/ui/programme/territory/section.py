"""The communes of the territory: which have an outline, which lack one; outlines come in from a file, and go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.maps.finding import Chosen, OutlinePreview
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.messages import failure
from leaderdesk.ui.kit.progress import Tell
from leaderdesk.ui.programme.section import WIDE, Section
from leaderdesk.ui.programme.territory.preview import OutlinesPreview
from leaderdesk.words import formats
from leaderdesk.words import outlines as words

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done
    from leaderdesk.services.outlines import TerritoryLine

_SHOWN = 11


class TerritorySection(Section):
    """A list, a file looked at, and what became of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._path: Path | None = None
        self._preview: OutlinePreview | None = None
        self._turn = 0
        self.kept = text("", "strong", is_wrapped=True)
        self.preview = OutlinesPreview()
        self.open = button(self.tr("Importer des &contours…"), "", "open")
        self.remove = button(self.tr("Retirer les contours c&hoisis"), "", "bin")
        self.listing = self._made_list()
        self.listing.tools.addWidget(self.remove)
        around = column(
            text(self._help(), "muted", is_wrapped=True), self.kept, Flow(self.open), self.preview, self.listing, None
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(around, WIDE))
        self.open.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        self.preview.answered.connect(self._look_again)
        self.preview.accept.clicked.connect(self._accept)
        self.preview.leave.clicked.connect(self._leave)
        self.listing.table.selectionModel().selectionChanged.connect(self._enable)

    def refresh(self) -> None:
        def work(base: OpenBase) -> tuple[TerritoryLine, ...]:
            from leaderdesk.services.outlines import read_territory

            return read_territory(base)

        self.desk.ask(work, self._show)

    def focus_main(self) -> None:
        self.open.setFocus()

    def focus_filter(self) -> None:
        self.listing.focus_filter()

    def look_at(self, path: Path, chosen: Chosen | None = None) -> None:
        """Show what a file has of the territory."""
        self._path = path
        self._turn += 1
        turn = self._turn
        self.preview.wait()

        def work(base: OpenBase, tell: Tell) -> OutlinePreview:
            from leaderdesk.services.outlines import look_for_outlines

            return look_for_outlines(base, path, chosen, tell)

        def done(found: OutlinePreview) -> None:
            # Only the last answer counts.
            if turn == self._turn:
                self._show_preview(found, is_first=chosen is None)

        words_of_it = self.tr("Lecture de {}…").format(path.name)
        self.desk.labour(words_of_it, work, done, refused=self._refuse)

    def _show(self, lines: tuple[TerritoryLine, ...]) -> None:
        shown = lines_of(self.listing.model.columns, lines, lambda line: line.commune.key)
        self.listing.show_lines(shown)
        self.listing.table.show_rows(min(max(len(lines), 1), _SHOWN))
        self.kept.setText(words.kept(sum(line.points > 0 for line in lines), len(lines)))
        self.open.setEnabled(not self.is_read_only)
        self._enable()

    def _show_preview(self, found: OutlinePreview, *, is_first: bool) -> None:
        self._preview = found
        self.preview.show_preview(found)
        if is_first:
            self.preview.enter(is_found=bool(found.shapes))

    def _look_again(self, chosen: Chosen) -> None:
        if self._path is not None:
            self.look_at(self._path, chosen)

    def _accept(self) -> None:
        found = self._preview
        if found is None:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.outlines import import_outlines

            return import_outlines(base, found)

        self.change(work, words.imported(len(found.shapes)), lambda _: self._leave())

    def _leave(self) -> None:
        self._preview, self._path = None, None
        self._turn += 1
        self.preview.hide()
        self.open.setFocus()

    def _remove(self) -> None:
        keys = [line.outline_id for line in self.listing.selected_items() if line.outline_id is not None]

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.outlines import remove_outlines

            return remove_outlines(base, keys)

        if keys:
            self.change(work, words.removed(len(keys)))

    def _refuse(self, refused: Expected) -> None:
        self.said.emit(failure(refused))
        if self._preview is None:
            self.open.setFocus()

    def _choose(self) -> None:
        kinds = self.tr("Contours de communes (*.geojson *.json)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Importer des contours de communes"), "", kinds)
        if chosen:
            self.look_at(Path(chosen))

    def _enable(self) -> None:
        has_outline = any(line.outline_id is not None for line in self.listing.selected_items())
        self.remove.setEnabled(has_outline and not self.is_read_only)

    def _made_list(self) -> Listing:
        empty = Empty(
            "programme",
            self.tr("Aucune commune connue"),
            self.tr("Remplissez «\u00a0Communes du territoire\u00a0» dans les réglages, ou la commune des porteurs."),
        )
        columns = [
            Column("name", self.tr("Commune"), lambda line: line.commune.name, width=22),
            Column("insee", self.tr("INSEE"), lambda line: line.commune.insee or formats.MISSING, width=13),
            Column("epci", self.tr("EPCI"), lambda line: line.commune.epci or formats.MISSING, width=34, is_wide=True),
            Column("inside", self.tr("Territoire"), lambda line: words.place(line.commune), width=13),
            Column("outline", self.tr("Contour"), lambda line: words.state(line.points), width=15),
            Column("source", self.tr("Fichier"), lambda line: line.source, width=18, is_hidden=True),
            Column("on", self.tr("Importé le"), _day, key=_on, kind="day", width=12, is_hidden=True),
        ]
        return Listing(columns, self.tr("Communes du territoire"), empty)

    def _help(self) -> str:
        return self.tr(
            "La carte des bilans montre ces communes\u00a0: par cases, ou par contours s’ils sont là. Les contours"
            " viennent d’un fichier GeoJSON (geo.api.gouv.fr, Admin Express, Etalab), lu ici sans réseau\u202f; seuls"
            " ceux du territoire sont gardés, allégés."
        )


def _on(line: TerritoryLine) -> object:
    return line.imported_on


def _day(line: TerritoryLine) -> str:
    return formats.day(line.imported_on) if line.imported_on else ""
