"""The page of the programme: one section at a time, read when it is shown and something of its own changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.ui.desk import ALL_TOPICS, Desk
from leaderdesk.ui.page import Page
from leaderdesk.ui.programme.section import Section
from leaderdesk.ui.programme.sections import SectionPlaces
from leaderdesk.ui.programme.view import ProgrammeView


class ProgrammePage(Page):
    """Where a GAL enters its programme and its rules."""

    topics = frozenset(
        {"programme", "settings", "grids", "checklists", "dossiers", "calls", "papers", "outlines", "holders"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._places = SectionPlaces(self).all()
        self.view = ProgrammeView([place.words for place in self._places])
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._built: dict[str, Section] = {}
        self._stale = {place.name for place in self._places}
        self.view.sections.currentRowChanged.connect(self._show_rank)
        self.view.sections.itemActivated.connect(lambda _: self.section.focus_main())
        self.view.sections.setCurrentRow(0)

    @property
    def section(self) -> Section:
        """The section in front."""
        return self.named(self._places[max(self.view.sections.currentRow(), 0)].name)

    @property
    def help_page(self) -> str:  # type: ignore[override]
        """The part of the help that is called as the section in front."""
        return f"programme#{self._places[max(self.view.sections.currentRow(), 0)].words}"

    def named(self, name: str) -> Section:
        """A section by its name, built when it is first asked for."""
        if name not in self._built:
            place = next(place for place in self._places if place.name == name)
            made = place.make(self.desk)
            made.said.connect(self.said)
            made.visit_wished.connect(self.visit_wished)
            made.section_wished.connect(self.go_to)
            self.view.stack.add(made)
            self._built[name] = made
        return self._built[name]

    def unbuilt(self) -> Sequence[Callable[[], object]]:
        return [partial(self.named, place.name) for place in self._places]

    def refresh(self) -> None:
        self._refresh_section()

    def go_to(self, where: str) -> None:
        """Bring a section to the front, and the keyboard with it; `grids:12` shows one of its records."""
        name, _, key = where.partition(":")
        self.show_section(name)
        if key:
            self.section.show_record(int(key))
        else:
            self.section.focus_main()

    def show_section(self, name: str) -> None:
        """Bring a section to the front."""
        ranks = [rank for rank, place in enumerate(self._places) if place.name == name]
        if ranks:
            self.view.sections.setCurrentRow(ranks[0])

    def show_record(self, key: int, part: str = "") -> None:
        """A record of a section: `part` is its name, and may go on with a part of the record."""
        name, _, rest = part.partition(":")
        self.show_section(name)
        if key or rest:
            self.section.show_record(key, rest)
        else:
            self.section.focus_main()

    def focus_filter(self) -> None:
        self.section.focus_filter()

    def focus_main(self) -> None:
        self.view.sections.setFocus()

    def _on_changed(self, topics: frozenset[str]) -> None:
        self._stale |= {place.name for place in self._places if topics & (place.topics | ALL_TOPICS)}
        super()._on_changed(topics)

    def _show_rank(self, rank: int) -> None:
        if rank < 0:
            return
        self.view.stack.bring(self.section)
        self._refresh_section()

    def _refresh_section(self) -> None:
        name = self._places[max(self.view.sections.currentRow(), 0)].name
        if name in self._stale and self.desk.state is not None:
            self._stale.discard(name)
            self.section.refresh()
