"""The pieces of a dossier on their tab: received, dated, joined, asked for, set aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTemporaryDir
from PySide6.QtWidgets import QFileDialog

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.eligibility.part import Part, Reading
from leaderdesk.ui.dossiers.record.eligibility.piece import (
    ASKED,
    ATTACHED,
    RECEIVED,
    SHOWN,
    UNRECEIVED,
    PieceRow,
)
from leaderdesk.ui.dossiers.record.eligibility.view import EligibilityView
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.parts.files import open_with_system
from leaderdesk.ui.records import BoundForm
from leaderdesk.words import letters
from leaderdesk.words.formats import capital, day

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class Pieces(Part):
    """Keeps what is said of the pieces of the dossier shown."""

    def __init__(self, desk: Desk, view: EligibilityView) -> None:
        super().__init__(desk, view)
        self._bound: dict[str, BoundForm] = {}
        # What is opened with another program is a copy: what is kept is never written over.
        self._copies = QTemporaryDir()
        self._added = ""
        view.other.clicked.connect(self._ask_name)
        view.other_name.edited.connect(self._add)
        view.other_name.restored.connect(view.other_name.hide)

    def show_pieces(self, reading: Reading, *, is_other: bool) -> bool:
        """Show the pieces; True when their rows are new."""
        self.reading, sheet = reading, reading.pieces
        rows = self.view.piece_rows()
        if not is_other and list(rows) == [each.code for each in sheet.pieces]:
            for piece in sheet.pieces:
                rows[piece.code].show_piece(piece)
            return False
        self.leave()
        made = {piece.code: PieceRow(piece) for piece in sheet.pieces}
        for row in made.values():
            row.form_made.connect(self._bind)
            row.wished.connect(self._carry_out)
            row.dropped.connect(self._receive_files)
        self.view.pieces.show_rows(made)
        self._enter_added()
        return True

    def leave(self) -> None:
        """Keep what is being typed."""
        for each in self._bound.values():
            each.leave()
        self._bound.clear()

    def focus_missing(self) -> None:
        """Bring the keyboard to the first piece that is wanting, or to the first one."""
        rows = self.view.piece_rows()
        reading = self.reading
        wanting = [each.code for each in reading.pieces.missing] if reading else []
        code = next((each for each in wanting if each in rows), next(iter(rows), ""))
        if code:
            rows[code].enter()

    def _ask_name(self) -> None:
        self.view.other_name.show()
        self.view.other_name.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, label: str | None) -> None:
        reading = self.reading
        if reading is None or label is None:
            return
        self.view.other_name.show_value(None)
        self.view.other_name.hide()
        self._added = label

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.pieces import add_piece

            return add_piece(base, reading.key, label, reading.on)

        words = self.tr("Pièce ajoutée\u00a0: {}, reçue le {}.").format(label, day(reading.on))
        self.change(work, words)

    def _enter_added(self) -> None:
        """Bring the keyboard to the piece just added, whose file is to be joined."""
        added = [row for row in self.view.piece_rows().values() if row.piece.label == self._added]
        if self._added and added:
            self._added = ""
            added[-1].enter()

    def _bind(self, row: PieceRow) -> None:
        if row.form is None or self.reading is None:
            return
        code = row.piece.code
        bound = BoundForm(self.desk, row.form, f"piece:{code}", partial(_saving, code))
        bound.open(self.reading.key, row.values())
        self._bound[code] = bound

    def _carry_out(self, code: str, what: str) -> None:
        reading = self.reading
        if reading is None:
            return
        if what == SHOWN:
            self._open_file(code)
        elif what == ATTACHED:
            self._choose_file(code)
        elif what == RECEIVED:
            self._receive(code, None)
        elif what == ASKED:
            self.change(_asking(reading.key, [code], reading.on))
        elif what == UNRECEIVED:
            words = self.tr("Réception annulée\u00a0: {}.").format(self._name(code))
            self.change(_unreceiving(reading.key, code), words)

    def _open_file(self, code: str) -> None:
        file = self.view.piece_rows()[code].piece.attachment
        if file is None:
            return
        folder = Path(self._copies.path()) / file.digest[:12]

        def work(base: OpenBase) -> Path:
            from leaderdesk.services.attachments import copy_attachment

            return copy_attachment(base, file.id, folder)

        self.desk.ask(work, open_with_system)

    def _choose_file(self, code: str) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.view, self.tr("Joindre à la pièce «\u00a0{}\u00a0»").format(self._name(code))
        )
        if chosen:
            self._receive(code, Path(chosen))

    def _receive_files(self, code: str, files: Sequence[Path]) -> None:
        if len(files) > 1:
            words = self.tr(
                "Un seul fichier par pièce\u00a0: déposez-les un par un, ou dans l’onglet «\u00a0Pièces jointes\u00a0»."
            )
            self.said.emit(Message("warning", words, is_refusal=True))
            return
        self._receive(code, files[0])

    def _receive(self, code: str, file: Path | None) -> None:
        reading = self.reading
        if reading is None:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.pieces import receive_piece

            return receive_piece(base, reading.key, code, file, received_on=reading.on)

        told = ""
        if file is not None:
            told = self.tr("{}\u00a0: «\u00a0{}\u00a0» est joint, la pièce est reçue le {}.").format(
                self._name(code), file.name, day(reading.on)
            )
        self.change(work, told)

    def _name(self, code: str) -> str:
        row = self.view.piece_rows().get(code)
        name = letters.piece(code, row.piece.label if row else None)
        return capital(name)


def _saving(code: str, key: int, name: str, value: Any) -> Callable[[OpenBase], Done]:  # noqa: ANN401 - as the form gives it
    def work(base: OpenBase) -> Done:
        from leaderdesk.services.pieces import edit_piece, set_piece_aside

        if name == "set_aside":
            return set_piece_aside(base, key, code, value)
        return edit_piece(base, key, code, **{name: value})

    return work


def _asking(key: int, codes: Sequence[str], on: Any) -> Callable[[OpenBase], Done]:  # noqa: ANN401 - a day
    def work(base: OpenBase) -> Done:
        from leaderdesk.services.pieces import ask_pieces

        return ask_pieces(base, key, codes, on)

    return work


def _unreceiving(key: int, code: str) -> Callable[[OpenBase], Done]:
    def work(base: OpenBase) -> Done:
        from leaderdesk.services.pieces import unreceive_piece

        return unreceive_piece(base, key, code)

    return work
