"""The letter of a dossier: composed when asked for, corrected, copied or saved; its pieces are asked from that day."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.eligibility.part import Part, Reading
from leaderdesk.ui.dossiers.record.eligibility.view import EligibilityView
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.parts.rows import come_in_sight
from leaderdesk.words.formats import counted, day

if TYPE_CHECKING:
    from leaderdesk.domain.papers.letters import LetterText
    from leaderdesk.domain.sheets.pieces import Letter
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter, and what was corrected in it and not sent yet."""

    key: int
    letter: Letter
    text: LetterText
    corrected: str


class Letters(Part):
    """Opens the letter of the dossier shown."""

    def __init__(self, desk: Desk, view: EligibilityView) -> None:
        super().__init__(desk, view)
        self._panel = view.letter
        self._composed: Composed | None = None
        view.ask.clicked.connect(self.open)
        self._panel.copied.connect(self._copy)
        self._panel.saved.connect(self._save)
        self._panel.recomposed.connect(lambda: self.open(is_new=True))
        self._panel.closed.connect(self._close)

    def open(self, *, is_new: bool = False) -> None:
        """Compose the letter from the pieces that are wanting today, and show it."""
        reading = self.reading
        if reading is None:
            return

        def work(base: OpenBase) -> Composed:
            from leaderdesk.services.asides import drafts
            from leaderdesk.services.pieces import completeness_letter, completeness_text

            kept = "" if is_new else drafts(base).get(_place(reading.key), "")
            letter = completeness_letter(base, reading.key, reading.on)
            return Composed(reading.key, letter, completeness_text(base, letter), kept)

        self.desk.ask(work, self._show)

    def leave(self) -> None:
        """Keep what was corrected in the letter and not used yet."""
        if self._composed is not None and self._panel.isVisibleTo(self.view):
            self._keep_draft(self._panel.letter.raw() if self._panel.is_corrected else "")

    def show_dossier(self, reading: Reading, *, is_other: bool) -> None:
        """Another dossier is shown, or the same one as it stands now: a letter that is open stays as it is."""
        self.reading = reading
        if is_other:
            self._composed = None
            self._panel.hide()

    def _show(self, composed: Composed) -> None:
        if self.reading is None or composed.key != self.reading.key:
            return
        from leaderdesk.words import paper_letters as words

        self._composed = composed
        values = words.values_of_pieces(composed.letter)
        plain = words.plain_letter(composed.letter, composed.text, values)
        self._panel.show_letter(words.filled_subject(composed.text, values), plain, composed.corrected)
        self._panel.focus_text()
        come_in_sight(self._panel)

    def _close(self) -> None:
        self.leave()
        self._panel.hide()
        self.view.ask.setFocus()

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._note_asked(self.tr("Lettre copiée."))

    def _save(self, words: str) -> None:
        composed = self._composed
        if composed is None:
            return
        name = self.tr("Demande de pièces {}.txt").format(composed.letter.number)
        chosen, _ = QFileDialog.getSaveFileName(
            self.view, self.tr("Enregistrer la lettre"), name, self.tr("Texte (*.txt)")
        )
        if not chosen:
            return
        target = Path(chosen)

        def work(_: OpenBase) -> Path:
            from leaderdesk.services.pieces import save_letter

            return save_letter(words, target)

        told = self.tr("Lettre enregistrée dans {}.")
        self.desk.ask(work, lambda made: self._note_asked(told.format(made.name)))

    def _note_asked(self, done: str) -> None:
        """The pieces of the letter are asked from today; a letter that asks for nothing changes nothing."""
        composed = self._composed
        if composed is None or self.reading is None or composed.key != self.reading.key:
            return
        letter = composed.letter
        self._keep_draft("")
        codes = [each.code for each in letter.asked]

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.pieces import ask_pieces

            return ask_pieces(base, composed.key, codes, letter.written_on)

        if not codes:
            self.said.emit(Message("information", done))
            return
        pieces = counted(len(codes), self.tr("pièce notée demandée"), self.tr("pièces notées demandées"))
        told = self.tr("{} {} le {}.").format(done, pieces, day(letter.written_on))
        self.change(work, told)

    def _keep_draft(self, words: str) -> None:
        composed, state = self._composed, self.desk.state
        if composed is None or state is None or state.facts.is_read_only:
            return
        place = _place(composed.key)

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import drafts, forget_draft, keep_draft

            if words:
                keep_draft(base, place, words)
            elif place in drafts(base):
                forget_draft(base, place)

        self.desk.ask(work, lambda _: None)


def _place(key: int) -> str:
    return f"letter:{key}"
