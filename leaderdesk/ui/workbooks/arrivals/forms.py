"""Forms that people filled in: what each says, what is not taken, other files to add, the button that takes all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from leaderdesk.domain.errors import Expected, Refusal
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.progress import Tell
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words import failures

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.rounds.arriving import FormsBack

_WIDEST = 1100


@dataclass(frozen=True, slots=True)
class OpenedForms:
    """Forms that were read; a refusal says why none of them may be taken now."""

    books: tuple[Book, ...]
    paths: tuple[Path, ...]
    back: FormsBack | None
    refusal: Refusal | None


class FormsView(QWidget):
    """What they say, and what can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.name = text("", "heading")
        self.about = text("", is_wrapped=True)
        self.told = text("", is_wrapped=True)
        self.faults = text(self.tr("Ce qui n’est pas repris"), "strong")
        self.problems = text("", is_wrapped=True)
        self.taken = text(self.tr("Ce qui peut être repris"), "strong")
        self.take = button("", "primary", "check")
        self.more = button(self.tr("&Ajouter d’autres fichiers…"), "", "open")
        self.leave = button(self.tr("C&hanger de fichier"), "quiet", "previous")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(Flow(self.name, None, self.leave))
        parts = column(self.about, self.faults, self.problems, self.taken, self.told, None)
        inside.addWidget(scrolled(parts, _WIDEST, is_centred=False), 1)
        inside.addLayout(Flow(self.take, self.more, None))

    def show_opened(self, opened: OpenedForms, *, is_read_only: bool) -> None:
        """Say what they hold; nothing to take leaves its button closed."""
        back = opened.back
        count = len(opened.books)
        self.name.setText(opened.books[0].name if count == 1 else self.tr("{} fichiers reçus").format(count))
        said = back.lines if back is not None else (failures.say(opened.refusal),) if opened.refusal else ()
        self.told.setText("\n".join(said))
        self.about.setText(back.about if back is not None else "")
        show_if(self.about, is_shown=bool(self.about.text()))
        problems = back.problems if back is not None else ()
        self.problems.setText("\n".join(problems))
        for each in (self.faults, self.problems, self.taken):
            show_if(each, is_shown=bool(problems))
        words = self.tr("Rien à reprendre") if back is None or not back.count else self.tr("Re&prendre {}")
        self.take.setText(words.format(back.counted if back is not None else ""))
        self.take.setEnabled(back is not None and back.count > 0 and not is_read_only)

    def focus_main(self) -> None:
        """The keyboard on what can be done."""
        (self.take if self.take.isEnabled() else self.more).setFocus()


class FormsArrival(QObject):
    """Shows them and has them taken; `left()` when they are, or when somebody wants another file."""

    left = Signal()

    def __init__(self, desk: Desk, view: FormsView, undoing: Undoing, refuse: Callable[[Expected], None]) -> None:
        super().__init__(view)
        self._desk, self._view, self._undoing, self._refuse = desk, view, undoing, refuse
        self._opened: OpenedForms | None = None
        view.take.clicked.connect(self._take)
        view.more.clicked.connect(self._choose)
        view.leave.clicked.connect(self.left)

    def show_opened(self, opened: OpenedForms) -> None:
        """Put them in hand."""
        self._opened = opened
        state = self._desk.state
        self._view.show_opened(opened, is_read_only=state is None or state.facts.is_read_only)

    def add(self, paths: Sequence[Path]) -> None:
        """Read other files beside those in hand."""
        opened = self._opened
        work = _adding(opened.books, opened.paths, paths) if opened is not None else _adding((), (), paths)
        self._desk.labour(self.tr("Lecture des fichiers…"), work, self.show_opened, refused=self._refuse)

    def _choose(self) -> None:
        kinds = self.tr("Classeurs (*.xlsx *.xlsm *.xls *.ods)")
        chosen, _ = QFileDialog.getOpenFileNames(self._view, self.tr("Fichiers reçus"), str(Path.home()), kinds)
        if chosen:
            self.add([Path(each) for each in chosen])

    def _take(self) -> None:
        opened = self._opened
        if opened is None or opened.back is None:
            return
        self._view.take.setEnabled(False)
        told = self.tr("Repris\u00a0: {}.").format(opened.back.counted)
        self._desk.act(opened.back.take, lambda _: self._tell_taken(told))

    def _tell_taken(self, told: str) -> None:
        self._undoing.tell(told)
        self._opened = None
        self.left.emit()


def opened_forms(base: OpenBase, books: Sequence[Book], paths: Sequence[Path]) -> OpenedForms:
    """What they say, held against the base."""
    from leaderdesk.services.rounds.arriving import open_forms

    try:
        return OpenedForms(tuple(books), tuple(paths), open_forms(base, books, paths), None)
    except Refusal as refusal:
        return OpenedForms(tuple(books), tuple(paths), None, refusal)


def _adding(
    books: Sequence[Book], known: Sequence[Path], paths: Sequence[Path]
) -> Callable[[OpenBase, Tell], OpenedForms]:
    def work(base: OpenBase, tell: Tell) -> OpenedForms:
        from leaderdesk.services.workbooks.reading import read_book

        found = list(books)
        for rank, path in enumerate(paths):
            tell(rank, len(paths))
            found.append(read_book(path))
        return opened_forms(base, found, [*known, *paths])

    return work
