"""The letters and texts of the group: each is kept when it is left, or waits with what is wrong in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.papers.fields import typed_field
from leaderdesk.domain.papers.letters import LETTERS, PARTS, LetterCode, LetterText, problems_of_letter
from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.domain.sittings.ground import OUTCOMES
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.programme.section import Section, Work
from leaderdesk.ui.programme.texts.view import BODY, INSERT, SUBJECT, VERSION, TextsView
from leaderdesk.words import letter_presets as presets

if TYPE_CHECKING:
    from leaderdesk.domain.papers.texts import Values
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done
    from leaderdesk.services.papers.texts import Example, TextRow


@dataclass(frozen=True, slots=True)
class Read:
    """Every text, and the dossiers on which they may be shown."""

    rows: tuple[TextRow, ...]
    examples: tuple[Example, ...]


class TextsSection(Section):
    """Shows one text at a time, and the letter that it makes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: Mapping[LetterCode, TextRow] = {}
        self._examples: Sequence[Example] = ()
        self._code: LetterCode = LETTERS[0]
        self.view = TextsView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.view.names.setCurrentRow(0)
        self._connect()
        desk.leaving.connect(self.view.form.commit)

    def refresh(self) -> None:
        def work(base: OpenBase) -> Read:
            from leaderdesk.services.papers.texts import read_examples, read_letter_rows

            return Read(read_letter_rows(base), read_examples(base))

        self.desk.ask(work, self._show)

    def focus_main(self) -> None:
        self.view.names.setFocus()

    def show_record(self, key: int, part: str = "") -> None:
        """Bring a text to the front by its code."""
        del key
        if part in LETTERS:
            self.view.names.setCurrentRow(LETTERS.index(part))
        self.focus_main()

    # What is shown

    def _connect(self) -> None:
        view = self.view
        view.names.currentRowChanged.connect(self._choose)
        view.names.itemActivated.connect(lambda _: view.form.focus_field(BODY))
        view.form.edited.connect(self._on_edited)
        view.form.tried.connect(self._on_tried)
        view.back.clicked.connect(self._go_back)
        view.preview.chosen.connect(self._read_values)

    def _show(self, read: Read) -> None:
        is_first = not self._rows
        self._rows = {each.text.code: each for each in read.rows}
        self._examples = read.examples
        self.view.mark([each.is_own for each in read.rows])
        self.view.preview.offer(read.examples)
        self._show_text(is_other=is_first)

    def _choose(self, rank: int) -> None:
        if rank < 0 or LETTERS[rank] == self._code:
            return
        # What is being typed belongs to the text that is left.
        self.view.form.commit()
        self._code = LETTERS[rank]
        if self._rows:
            self._show_text(is_other=True)

    def _show_text(self, *, is_other: bool) -> None:
        """The text chosen; what waits to be corrected is shown as it was left."""
        row, view = self._rows[self._code], self.view
        shown = row.waiting or row.text
        view.name(self._code, is_own=(row.is_own or row.waiting is not None) and not self.is_read_only)
        view.version.set_choices({each.version: self._version(each.version) for each in row.versions})
        view.form.cells[SUBJECT].setVisible(self._code not in PARTS)
        view.form.cells[VERSION].setVisible(len(row.versions) > 1)
        values = {SUBJECT: shown.subject or None, BODY: shown.body or None, INSERT: None, VERSION: None}
        if is_other:
            view.form.open(values)
        else:
            view.form.show(values)
        view.form.set_read_only(self.is_read_only)
        self._tell(shown)
        self._point(is_other=is_other)

    def _tell(self, text: LetterText) -> None:
        """Say what is wrong in a text, and show the letter that it makes."""
        remarks, problems = self.view.remarks, problems_of_letter(text)
        before = remarks.words
        remarks.say(problems, self.tr("Ce texte n’est pas encore enregistré\u00a0:"))
        if remarks.words != before:
            for go, problem in zip(remarks.buttons, problems, strict=False):
                go.clicked.connect(partial(self._go_to, problem))
        self.view.preview.show_text(text)

    def _point(self, *, is_other: bool) -> None:
        """Keep the dossier shown, unless another suits the text: one on which the committee decided so."""
        at = self.view.preview.dossier
        known = {each.dossier_id: each for each in self._examples}
        suits = [each for each in self._examples if each.outcome == self._code]
        if at not in known or (is_other and suits and known[at].outcome != self._code):
            at = next(iter([*suits, *self._examples])).dossier_id if self._examples else None
        self.view.preview.point_at(at)
        self._read_values(at)

    def _read_values(self, dossier: int | None) -> None:
        example = next((each for each in self._examples if each.dossier_id == dossier), None)
        if example is None:
            self.view.preview.show_values(None)
            return

        is_other = self._code in OUTCOMES and example.outcome != self._code

        def work(base: OpenBase) -> Values:
            from leaderdesk.services.papers.texts import read_values

            return read_values(base, example)

        def show(values: Values) -> None:
            if self.view.preview.dossier == dossier:
                self.view.preview.show_values(values, is_other_decision=is_other)

        self.desk.ask(work, show)

    def _version(self, version: int) -> str:
        return self.tr("Version {}").format(version) if version else self.tr("Modèle proposé")

    # What is typed

    def _on_tried(self, name: str, _: object) -> None:
        if name in {SUBJECT, BODY}:
            self._tell(self._text())

    def _on_edited(self, name: str, value: Any) -> None:  # noqa: ANN401 - of the kind of the field
        if name == INSERT and value:
            self.view.insert.show_value(None)
            # Once the key that chose it has moved the keyboard on.
            QTimer.singleShot(0, partial(self.view.write, typed_field(str(value))))
        elif name == VERSION and value is not None:
            self.view.version.show_value(None)
            row = self._rows[self._code]
            told = self.tr("«\u00a0{}\u00a0» a retrouvé un texte d’avant.").format(presets.label(self._code))
            self._replace(next(each.text for each in row.versions if each.version == value), told)
        elif name in {SUBJECT, BODY}:
            text = self._text()
            self._tell(text)
            self.change(_keeping(text), then=self._kept)

    def _text(self) -> LetterText:
        """The text as it is on the screen, every line in its place."""
        subject = "" if self._code in PARTS else self.view.subject.raw()
        return LetterText(self._code, self.view.body.raw(), subject)

    def _go_back(self) -> None:
        told = self.tr("«\u00a0{}\u00a0» a retrouvé le texte proposé.").format(presets.label(self._code))
        self._replace(presets.preset(self._code), told)

    def _replace(self, text: LetterText, told: str) -> None:
        """Another text in the place of this one; what was being typed gives way."""
        self.view.form.open({SUBJECT: text.subject or None, BODY: text.body or None})
        self._tell(text)

        def done(result: object) -> None:
            # Where only what waited was forgotten, there is nothing to take back.
            if result is not None:
                self.tell_undoable(told)
            self._kept(result)

        self.desk.act(_keeping(text), done)

    def _kept(self, result: object) -> None:
        """What changed in the base is read again by itself; what waits beside it is not."""
        if result is None:
            self.refresh()

    def _go_to(self, problem: Problem, _: object = None) -> None:
        """The cursor to a fault."""
        line, column = (int(str(problem.data.get(name, 1))) for name in ("line", "column"))
        self.view.point_at(problem.place, line, column)


def _keeping(text: LetterText) -> Work:
    kept = replace(text, subject=text.subject.strip(), body=text.body.strip())

    def work(base: OpenBase) -> Done | None:
        from leaderdesk.services.papers.texts import keep_letter_text

        return keep_letter_text(base, kept)

    return work
