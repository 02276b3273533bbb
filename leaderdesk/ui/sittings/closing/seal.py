"""The seal of a sitting: put on, read aloud, exported, computed again, opened with a reason; every version is kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from leaderdesk.domain.sheets.sittings.closed import Seal
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.parts.rows import come_in_sight
from leaderdesk.ui.sittings.closing.part import ClosedPart
from leaderdesk.ui.sittings.closing.reading import Reading
from leaderdesk.ui.sittings.closing.seal_view import SealView, Version
from leaderdesk.words.formats import counted

if TYPE_CHECKING:
    from leaderdesk.domain.sittings.recounts import Recount
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class SealPart(ClosedPart):
    """Decides what may be done with the record."""

    help_page = "seance-close"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = SealView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        view = self.view
        view.seal.clicked.connect(self._seal)
        view.verify.clicked.connect(self._verify)
        view.export.clicked.connect(self._export)
        view.reopen.clicked.connect(self._ask_why)
        view.copy.clicked.connect(self._copy)
        view.versions.table.chosen.connect(lambda _: self._show_version())
        self._told: tuple[int, int | None, int] | None = None

    @property
    def version(self) -> Seal | None:
        """The sealed version in hand; none where the sitting as it stands is meant."""
        reading, item = self.reading, self.view.versions.table.current_item()
        return item.seal if reading is not None and isinstance(item, Version) else None

    def show_reading(self, reading: Reading) -> None:
        view = self.view
        view.left.setText(self._left(reading))
        for each in (view.seal, view.reopen):
            each.setEnabled(not self.is_read_only)
        show_if(view.seal, is_shown=not reading.is_sealed)
        view.show_seals(reading.sheet.seals, is_sealed=reading.is_sealed)
        self._show_version()

    def leave(self) -> None:
        self.view.reason.hide()
        self.view.hide_recount()
        self._told = None

    def focus_first(self) -> None:
        shown = self.view.seal if self.view.seal.isVisibleTo(self) and self.view.seal.isEnabled() else self.view.verify
        shown.setFocus()

    def _show_version(self) -> None:
        """The buttons say what they act on: a version, or the sitting as it stands."""
        seal, reading = self.version, self.reading
        if reading is None:
            return
        self.view.show_digest(seal)
        now = (reading.key, None if seal is None else seal.version, max(reading.deeds, default=0))
        if self._told is not None and self._told != now:
            self.view.hide_recount()
            self._told = None

    def _left(self, reading: Reading) -> str:
        """What the seal freezes, and what it would freeze too soon."""
        if reading.is_sealed:
            return self.tr("Grilles, sièges, présences, votes et montants sont figés tels qu’ils étaient.")
        points = [each for each in reading.sheet.sections if each.point is not None]
        said = [self.tr("Sceller fige grilles, sièges, présences, votes et montants, avec une empreinte.")]
        if not reading.batch.is_empty:
            said.append(self.tr("Les suites ne sont pas toutes appliquées\u00a0: elles pourront l’être après."))
        bare = sum(1 for each in points if not each.text.strip())
        if bare:
            words = counted(bare, self.tr("point n’a"), self.tr("points n’ont"))
            said.append(self.tr("{} pas de texte au compte rendu.").format(words))
        return "\n".join(said)

    # What the user does

    def _seal(self) -> None:
        reading = self.reading
        if reading is None:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.sittings import seal_sitting

            return seal_sitting(base, reading.key)

        def done(_: Done) -> None:
            self.view.verify.setFocus()
            self.said.emit(Message("information", self.tr("Séance scellée. Elle ne se rouvre qu’avec un motif.")))

        self.desk.act(work, done)

    def _verify(self) -> None:
        reading, seal = self.reading, self.version
        if reading is None:
            return
        version = None if seal is None else seal.version
        what = self.tr("Le compte rendu") if seal is None else self.tr("La version {}").format(seal.version)
        now = (reading.key, version, max(reading.deeds, default=0))

        def work(base: OpenBase) -> Recount:
            from leaderdesk.services.sitting_records import recount_record

            return recount_record(base, reading.key, version)

        def done(recount: Recount) -> None:
            if self.reading is not None and self.reading.key == reading.key:
                self._told = now
                self.view.show_recount(recount, what)
                self.view.card.setFocus()
                come_in_sight(self.view.results)
                come_in_sight(self.view.card)

        self.desk.ask(work, done)

    def _export(self) -> None:
        reading, seal = self.reading, self.version
        if reading is None:
            return
        folder = self.desk.state.facts.path.parent if self.desk.state else Path.home()
        number = reading.sheet.facts.number
        name = self.tr("seance-{}-provisoire.json").format(number)
        if seal is not None:
            name = self.tr("seance-{}-version-{}.json").format(number, seal.version)
        kinds = self.tr("Comptes rendus de séance (*.json)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Exporter le compte rendu"), str(folder / name), kinds)
        if chosen:
            self._write(reading.key, Path(chosen), None if seal is None else seal.version)

    def _write(self, key: int, target: Path, version: int | None) -> None:
        def work(base: OpenBase) -> str:
            from leaderdesk.services.sitting_records import export_record

            return export_record(base, key, target, version)

        words = self.tr("Compte rendu exporté dans {}. «\u00a0leaderdesk verify\u00a0» le vérifie sur tout ordinateur.")
        self.desk.ask(work, lambda _: self.said.emit(Message("information", words.format(target.name))))

    def _copy(self) -> None:
        if self.version is not None:
            QGuiApplication.clipboard().setText(self.version.digest)
            self.said.emit(Message("information", self.tr("Empreinte copiée.")))

    def _ask_why(self) -> None:
        reading = self.reading
        if reading is None:
            return
        words = self.tr("Motif de la réouverture")
        if reading.is_sealed:
            words = self.tr("Motif de la réouverture (la version scellée est gardée)")
        confirm, back = self.tr("Rouvrir la séance (Entrée)"), self.view.reopen.setFocus
        self.view.reason.ask(words, confirm, partial(self._reopen, reading.key), back)

    def _reopen(self, key: int, reason: str) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.sittings import reopen_sitting

            return reopen_sitting(base, key, reason)

        self.desk.act(work, self.undoing.after(self.tr("Séance rouverte, avec son motif.")))
