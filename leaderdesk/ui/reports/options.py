"""What a report is asked of, above it: only the fields that change something in it are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.reports.choices import Ask, Choice, Choices, Option, whole_year, year_of
from leaderdesk.ui.kit.controls import row, text
from leaderdesk.ui.kit.fields import ChoiceField, DayField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.words import report_options

# Any other period than a whole year; every fiche.
_OTHER = 0
_EVERY = 0


class Options(QWidget):
    """Keeps a choice; a year fills both days, and days that are no year say so."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._choices: Choices | None = None
        self.year = ChoiceField({}, characters=14)
        self.since, self.until, self.on = DayField(today), DayField(today), DayField(today)
        self.epci = ChoiceField({}, characters=42)
        self.fiche = ChoiceField({}, characters=30)
        self._asked = {
            self.year: ("period", self._pair(self.tr("A&nnée"), self.year)),
            self.since: ("period", self._pair(self.tr("D&u"), self.since)),
            self.until: ("period", self._pair(self.tr("&Jusqu’au"), self.until)),
            self.on: ("day", self._pair(self.tr("Arrêté a&u"), self.on)),
            self.epci: ("epci", self._pair(self.tr("Int&ercommunalité"), self.epci)),
            self.fiche: ("fiche", self._pair(self.tr("Fic&he-action"), self.fiche)),
        }
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self._flow = Flow(*(pair for _, pair in self._asked.values()))
        inside.addLayout(self._flow)
        # What some reports ask of their own, each made when it is first asked for.
        self._own: dict[str, tuple[ChoiceField, QWidget]] = {}
        self.year.edited.connect(lambda _: self._take_year())
        for each in (self.since, self.until):
            each.edited.connect(lambda _: self._take_days())
        for other in (self.on, self.epci, self.fiche):
            other.edited.connect(lambda _: self.changed.emit())

    def show_choices(self, choices: Choices) -> None:
        """What may be chosen; what was chosen stays where it is still there."""
        first = choices.first
        self.year.set_choices({**{each: str(each) for each in choices.years}, _OTHER: self.tr("autre période")})
        self.epci.set_choices({each: each for each in choices.epcis})
        self.fiche.set_choices({_EVERY: self.tr("toutes"), **choices.fiches})
        if self._choices is None:
            for field, value in ((self.since, first.since), (self.until, first.until), (self.on, first.on)):
                field.show_value(value)
            self._show_year()
            self.fiche.show_value(_EVERY)
        if self.epci.value() not in choices.epcis:
            self.epci.show_value(first.epci or None)
        self._choices = choices

    def show_asks(self, asks: Sequence[Ask], options: Sequence[Option] = ()) -> None:
        """The fields that a report needs, its own ones last."""
        for ask, pair in self._asked.values():
            show_if(pair, is_shown=ask in asks)
        for option in options:
            if option.code not in self._own:
                self._own[option.code] = self._made(option)
        codes = {option.code for option in options}
        for code, (_, own) in self._own.items():
            show_if(own, is_shown=code in codes)

    @property
    def first(self) -> QWidget | None:
        """The first field that is shown, if any."""
        own = (field for field, _ in self._own.values())
        return next((each for each in (*self._asked, *own) if not each.isHidden() and each.isVisibleTo(self)), None)

    def choice(self) -> Choice | None:
        """What is chosen; nothing before the base has said what may be. A day left empty is the usual one."""
        if self._choices is None:
            return None
        first = self._choices.first
        return Choice(
            self.since.value() or first.since,
            self.until.value() or first.until,
            self.on.value() or first.on,
            self.epci.value() or "",
            self.fiche.value() or None,
            tuple((code, field.value() or "") for code, (field, _) in self._own.items()),
        )

    def choose_epci(self, name: str) -> None:
        """One EPCI, asked for from elsewhere by who reads the report next."""
        self.epci.show_value(name)

    def forget(self) -> None:
        """Another base: begin again."""
        self._choices = None

    def _take_year(self) -> None:
        if self.year.value():
            since, until = whole_year(self.year.value())
            self.since.show_value(since)
            self.until.show_value(until)
            self.changed.emit()

    def _take_days(self) -> None:
        self._show_year()
        self.changed.emit()

    def _show_year(self) -> None:
        choice = Choice(self.since.value() or date.min, self.until.value() or date.min, date.min)
        self.year.show_value(year_of(choice) or _OTHER)

    def _made(self, option: Option) -> tuple[ChoiceField, QWidget]:
        """The field of an option, at its usual value."""
        field = ChoiceField({each: report_options.value(option.code, each) for each in option.values}, characters=22)
        field.show_value(option.values[0])
        field.edited.connect(lambda _: self.changed.emit())
        pair = self._pair(report_options.label(option.code), field)
        self._flow.addWidget(pair)
        return field, pair

    def _pair(self, words: str, field: QWidget) -> QWidget:
        """A field with its words, that stay together."""
        label, made = text(words, "strong"), QWidget()
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        made.setLayout(row(label, field, gap=8))
        return made
