"""One check of a dossier: its answer in a word, what was looked at, where to put it right, what a person answered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderdesk.domain.eligibility.results import Look
from leaderdesk.domain.sheets.eligibility import ItemSheet
from leaderdesk.domain.sheets.rows import MarkRow
from leaderdesk.ui.dossiers.record.eligibility.answer import LETTERS, AnswerBox
from leaderdesk.ui.dossiers.record.eligibility.fixes import Fixes
from leaderdesk.ui.kit.controls import Picture, button, row, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.parts.checks import outcome_icon, outcome_type, show_type
from leaderdesk.ui.parts.rows import Row, put_in_order
from leaderdesk.words import eligibility as words
from leaderdesk.words import formats, sheets
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import spaced

_FEW = 3
# Between the answer wished and its reason, in what is kept of them.
_DRAFT = "\n"
_PROBLEMS = frozenset({"fail", "to_do"})
_INK = QPalette.ColorRole.WindowText


def title_of(item: ItemSheet) -> str:
    """What a check is called: its question where a person answers it."""
    return spaced(item.question) if item.is_manual else words.item(item.code)


class CheckRow(Row):
    """Shows one item of the checklist."""

    answered = Signal(str, str, object)
    withdrawn = Signal(str)
    # The check, then what is being answered to it; nothing when it is answered or given up.
    drafted = Signal(str, str)
    fix_wished = Signal(object)

    def __init__(self, item: ItemSheet) -> None:
        super().__init__()
        self.item = item
        self._is_read_only = False
        self._shown: tuple[object, ...] = ()
        self.picture = Picture(outcome_icon(item.outcome), 20, _INK)
        self.word = text("", "good")
        self.title = text(title_of(item), "strong", is_wrapped=True)
        self.chevron = Picture("folded", 16, QPalette.ColorRole.PlaceholderText)
        self.mark = text("", is_wrapped=True)
        # What another tab says of the same amount.
        self.note = text("", "small", is_wrapped=True)
        self.note.setContentsMargins(28, 0, 0, 0)
        self.note.hide()
        self._answered: AnswerBox | None = None
        self.letters = {letter: partial(self._answer, outcome) for letter, outcome in LETTERS.items()}
        self.letters |= {"L": self._lift, "R": self._withdraw}
        self._lines: QWidget | None = None
        self._links: QWidget | None = None
        head = row(self.picture, self.word, self.title, self.chevron, gap=8)
        head.setStretch(2, 1)
        self.inside.addLayout(head)
        self._place = QVBoxLayout()
        self._place.setSpacing(4)
        self.inside.addLayout(self._place)
        self.inside.addWidget(self.note)
        self.inside.addWidget(self.mark)
        self.show_item(item)

    @property
    def answer(self) -> AnswerBox:
        """What a person answers; most checks never need it, and it is built when one does."""
        if self._answered is None:
            made = AnswerBox(title_of(self.item), is_manual=self.item.is_manual)
            self._answered = made
            made.set_read_only(is_read_only=self._is_read_only)
            made.given.connect(lambda outcome, reason: self.answered.emit(self.item.code, outcome, reason))
            made.drafted.connect(lambda outcome, text: self.drafted.emit(self.item.code, _DRAFT.join((outcome, text))))
            made.withdrawn.connect(self._withdraw)
            made.left.connect(self.enter)
            self.inside.addWidget(made)
            put_in_order(self)
        return self._answered

    @property
    def wants_escape(self) -> bool:
        return self._answered is not None and self._answered.is_pending

    def show_item(self, item: ItemSheet) -> None:
        """Show how the check stands now; what is being answered stays."""
        if item == self.item and self._shown:
            return
        self.item = item
        said = words.outcome(item.outcome)
        self.picture.show_icon(outcome_icon(item.outcome))
        self.word.setText(capital(said))
        show_type(self.word, outcome_type(item.outcome))
        self.mark.setText(self._mark_words(item))
        self.mark.setVisible(bool(self.mark.text()))
        self._show_answer()
        if self._answered is not None:
            self._answered.show_mark(item.mark)
        self._show_lines()
        name = f"{title_of(item)}\u00a0: {said}"
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join([*self._sentences(item), self.mark.text()]).strip())

    def say_note(self, words: str) -> None:
        """Say beside what was looked at what it must not be taken for."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def set_open(self, *, is_open: bool) -> None:
        super().set_open(is_open=is_open)
        self.chevron.show_icon("unfolded" if is_open else "folded")
        self._show_lines()

    def give_up(self) -> None:
        if self._answered is not None:
            self._answered.give_up()
        self._show_answer()
        super().give_up()

    def resume(self, draft: str) -> None:
        """Show again what was being answered."""
        outcome, _, text = draft.partition(_DRAFT)
        self.answer.resume(outcome, text)
        self._show_answer()

    def leave(self) -> None:
        """Keep what is being typed."""
        if self._answered is not None:
            self._answered.commit()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let it be read, not answered."""
        if is_read_only == self._is_read_only:
            return
        self._is_read_only = is_read_only
        if self._answered is not None:
            self._answered.set_read_only(is_read_only=is_read_only)
        self._shown = ()
        self._show_lines()

    def _answer(self, outcome: str) -> None:
        if self._is_read_only:
            return
        self.answer.show()
        self.answer.choose(outcome)
        self._show_answer()

    def _lift(self) -> None:
        """Answer otherwise than the check does."""
        self._answer("fail" if self.item.automatic == "pass" else "pass")

    def _withdraw(self) -> None:
        if self.item.mark is not None and not self._is_read_only:
            self.enter()
            self.withdrawn.emit(self.item.code)

    def _show_answer(self) -> None:
        is_asked = self.item.is_manual or self.item.mark is not None
        if is_asked:
            self.answer.show()
        elif self._answered is not None:
            self._answered.setVisible(self._answered.is_pending)

    def _show_lines(self) -> None:
        now = (self.item, self.is_open, self._is_read_only)
        if now == self._shown:
            return
        self._shown = now
        for old in (self._lines, self._links):
            if old is not None:
                self._place.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._lines, self._links = self._made_lines(), self._made_links()
        self._place.addWidget(self._lines)
        if self._links is not None:
            self._place.addWidget(self._links)
        put_in_order(self)

    def _made_lines(self) -> QWidget:
        lines = QWidget()
        inside = QVBoxLayout(lines)
        inside.setContentsMargins(28, 0, 0, 0)
        inside.setSpacing(3)
        looks = self._looks()
        hidden = 0 if self.item.is_manual else len(self.item.looks) - len(looks)
        for look in looks:
            inside.addLayout(self._line(look, hidden if look is looks[-1] else 0))
        if self.item.flaw is not None:
            inside.addWidget(text(sheets.say_flaw(self.item.flaw), is_wrapped=True))
        if self.is_open:
            inside.addWidget(text(self._source(), "small", is_wrapped=True))
        if not inside.count():
            lines.hide()
        return lines

    def _made_links(self) -> QWidget | None:
        is_wrong = self.item.outcome in _PROBLEMS
        links = [] if not (is_wrong or self.is_open) else Fixes(self).of(self.item)
        buttons = []
        for fix in links:
            made = button(fix.words, "link")
            made.setAccessibleName(f"{fix.words} ({title_of(self.item)})")
            made.clicked.connect(partial(self._wish, fix.place))
            buttons.append(made)
        is_asked = self.item.is_manual or self.item.mark is not None or self._is_read_only
        if (is_wrong or self.is_open) and not is_asked:
            lift = button(self.tr("Lever ce contrôle avec un motif (L)"), "link")
            lift.setAccessibleName(self.tr("Lever le contrôle\u00a0: {}").format(title_of(self.item)))
            lift.clicked.connect(self._lift)
            buttons.append(lift)
        if not buttons:
            return None
        holder = QWidget()
        holder.setLayout(Flow(*buttons))
        return holder

    def _wish(self, place: str, _: object = None) -> None:
        self.fix_wished.emit(place)

    def _looks(self) -> list[Look]:
        """All of them when open; else those to put right, or the first."""
        looks = list(self.item.looks)
        if self.is_open:
            return looks
        if self.item.is_manual:
            return []
        wrong = [look for look in looks if look.outcome in _PROBLEMS]
        return wrong[:_FEW] if wrong else looks[:1]

    def _line(self, look: Look, hidden: int) -> QHBoxLayout:
        is_plain = not self.is_open and look.outcome not in _PROBLEMS
        told = words.say(look)
        if hidden:
            more = (
                self.tr("Et\u00a01\u00a0autre\u00a0point.")
                if hidden == 1
                else self.tr("Et\u00a0{}\u00a0autres\u00a0points.")
            )
            told = f"{told} {more.format(formats.number(hidden))}"
        said = text(told, "muted" if is_plain else "body", is_wrapped=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        icon = Picture(outcome_icon(look.outcome), 16, QPalette.ColorRole.PlaceholderText)
        icon.setAccessibleName(words.outcome(look.outcome))
        line = row(icon, said, gap=6)
        line.setStretch(1, 1)
        line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        return line

    def _source(self) -> str:
        weight = self.tr("Bloquant.") if self.item.is_blocking else self.tr("Indicatif\u00a0: ne bloque pas.")
        source = self.item.source or formats.MISSING
        return spaced(self.tr("Source\u00a0: {}. {}").format(source.rstrip("."), weight))

    def _mark_words(self, item: ItemSheet) -> str:
        mark = item.mark
        if mark is None:
            return ""
        if item.is_manual:
            told = self.tr("Réponse de {} le {}.").format(mark.author, formats.day(mark.marked_on))
        else:
            told = self._override_words(mark)
            if item.is_lapsed:
                told = self.tr("Levée devenue caduque, le contrôle ayant changé.") + " " + told
        return spaced(told)

    def _override_words(self, mark: MarkRow) -> str:
        before, after = (words.outcome(each) for each in (mark.replaces or "to_do", mark.outcome))  # type: ignore[arg-type]  # codes as stored
        return self.tr("{} selon le contrôle, {} selon {} le {}.").format(
            capital(before), after, mark.author, formats.day(mark.marked_on)
        )

    def _sentences(self, item: ItemSheet) -> list[str]:
        return [words.say(look) for look in item.looks if look.outcome in _PROBLEMS or len(item.looks) == 1]
