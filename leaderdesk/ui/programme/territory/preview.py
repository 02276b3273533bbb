"""What a file of outlines has of the territory, before anything is written: found, lacking, and what is asked."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.maps.finding import Chosen, OutlinePreview
from leaderdesk.ui.kit.controls import button, column, frame, text
from leaderdesk.ui.kit.fields import ChoiceField, TickField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.words import outlines as words
from leaderdesk.words.phrases import spaced

# So many questions at once, the rest after.
_MOST = 8
_NONE_OF_THEM = ""


class OutlinesPreview(QWidget):
    """Says a preview; `answered` with what was chosen, which asks for another preview."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = text("", "heading", is_wrapped=True)
        self.found = text("", "strong", is_wrapped=True)
        self.lacking = text("", is_wrapped=True)
        self.faults = text("", is_wrapped=True)
        self.questions = QWidget()
        self.asked: dict[str, ChoiceField] = {}
        self.ticks: dict[str, TickField] = {}
        self._chosen = Chosen()
        self.accept = button(self.tr("Reprendre ces contours"), "primary")
        self.leave = button(self.tr("Ne rien reprendre"))
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._asking = QVBoxLayout()
        parts = column(
            self.title,
            self.found,
            self.lacking,
            self.faults,
            self._asking,
            Flow(self.accept, self.leave),
            gap=8,
        )
        self._asking.addWidget(self.questions)
        self._inside.addWidget(frame("information", parts))
        self.hide()

    def show_preview(self, preview: OutlinePreview) -> None:
        """Another preview; what was answered stays answered."""
        self._chosen = preview.chosen
        self.title.setText(words.preview_title(preview))
        for label, said in (
            (self.found, words.found(preview)),
            (self.lacking, words.missing(preview)),
            (self.faults, words.faults(preview)),
        ):
            label.setText(said)
            label.setVisible(bool(said))
        self._ask(preview)
        self.accept.setEnabled(bool(preview.shapes))
        self.show()

    def wait(self) -> None:
        """The file is being read again: nothing is taken of what was found before."""
        self.accept.setEnabled(False)

    def chosen(self) -> Chosen:
        """What is answered now."""
        codes = {key: field.value() for key, field in self.asked.items() if field.value() is not None}
        epcis = frozenset(name for name, field in self.ticks.items() if field.value())
        return Chosen({**self._chosen.namesakes, **codes}, epcis)

    def _ask(self, preview: OutlinePreview) -> None:
        """The questions anew: each answer may take one away."""
        had_focus = self._focused()
        fresh = QWidget()
        fresh.setLayout(column(*self._fields(preview), gap=6))
        self._asking.replaceWidget(self.questions, fresh)
        self.questions.deleteLater()
        self.questions = fresh
        again = self.asked.get(had_focus) or self.ticks.get(had_focus)
        if had_focus:
            # On the same one where it is asked again, else on the next.
            (again or next(iter(self.asked.values()), self.accept)).setFocus()

    def enter(self, *, is_found: bool) -> None:
        """The keyboard on the first thing that is asked, else on what can be done."""
        done = self.accept if is_found else self.leave
        next(iter(self.asked.values()), done).setFocus()

    def _fields(self, preview: OutlinePreview) -> Iterator[QWidget]:
        self.asked, self.ticks = {}, {}
        for each in preview.namesakes[:_MOST]:
            choices = {label.insee: words.candidate(label) for label in each.candidates}
            field = ChoiceField({**choices, _NONE_OF_THEM: words.SOME_OTHER}, characters=44)
            label = text(words.which(each), is_wrapped=True)
            label.setBuddy(field)
            field.setAccessibleName(words.which(each))
            field.edited.connect(lambda _: self._answer())
            self.asked[each.key] = field
            yield label
            yield field
        if preview.epcis:
            yield text(spaced(words.WHOLE_EPCIS), is_wrapped=True)
        for offer in preview.epcis[:_MOST]:
            tick = TickField(words.whole_epci(offer))
            tick.show_value(offer.name in preview.chosen.epcis)
            tick.setAccessibleDescription(offer.name)
            tick.edited.connect(lambda _: self._answer())
            self.ticks[offer.name] = tick
            yield tick

    def _focused(self) -> str:
        fields = {**self.asked, **self.ticks}
        return next((key for key, field in fields.items() if field.hasFocus()), "")

    def _answer(self) -> None:
        self.answered.emit(self.chosen())
