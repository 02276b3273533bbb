"""Checklists: each fiche-action’s own, kept as it is typed; once dossiers were checked, it goes on in a new version."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.eligibility.checklists import Checklist, Item
from leaderdesk.domain.programmes.checklists import KINDS, Items, problems_of_checklist, write_checklist
from leaderdesk.domain.programmes.grid_rows import FicheChecklists
from leaderdesk.domain.programmes.plain import UNREAD, read_value
from leaderdesk.domain.programmes.problems import Problem, is_usable
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.programme.checklists.view import ChecklistsView
from leaderdesk.ui.programme.places import flags_of, steps_of
from leaderdesk.ui.programme.section import Section

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Made


@dataclass(frozen=True, slots=True)
class Read:
    """The fiches-actions, the checklists of one, the version chosen, and a draft that waits."""

    fiches: dict[int, str]
    shown: FicheChecklists | None
    chosen: Checklist | None
    draft: str


class ChecklistsSection(Section):
    """Shows one checklist at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._key: int | None = None
        self._version: int | None = None
        self._shown: FicheChecklists | None = None
        self._items: tuple[Item, ...] = ()
        self._is_past = False
        # Changes on their way: what was read before them is already out of date.
        self._on_the_way = 0
        self.view = ChecklistsView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._connect()

    def refresh(self) -> None:
        key, version = self._key, self._version

        def work(base: OpenBase) -> Read:
            return _read(base, key, version)

        self.desk.ask(work, lambda read: self._show(key, read))

    def show_record(self, key: int, part: str = "") -> None:
        self.view.panel.commit()
        self._key, self._version = key, None
        self.refresh()
        self.view.items.listing.table.setFocus()

    def focus_main(self) -> None:
        (self.view.preset if self.view.empty.isVisible() else self.view.items.listing.table).setFocus()

    # What is shown

    def _show(self, key: int | None, read: Read) -> None:
        if key != self._key or self._on_the_way:
            return
        self.view.empty.setVisible(read.shown is None)
        self.view.whole.setVisible(read.shown is not None)
        if read.shown is None or read.chosen is None:
            self._key = None
            return
        shown = self._shown = read.shown
        self._key = shown.fiche_id
        last = shown.versions[-1].id if shown.versions else None
        version = self._version if self._version is not None else last
        self._is_past = version != last
        self.view.show_choices(read.fiches, shown, version)
        is_fixed = self.is_read_only or self._is_past
        self.view.items.set_read_only(is_fixed)
        self.view.panel.set_read_only(is_fixed)
        for each in (self.view.kind, self.view.add_check):
            each.setVisible(not is_fixed)
        drafted = _items_of(read.draft) if read.draft and not self._is_past else None
        self._show_items(read.chosen.items if drafted is None else drafted, is_waiting=drafted is not None)

    def _show_items(self, items: tuple[Item, ...], *, is_waiting: bool) -> None:
        self._items = items
        problems = problems_of_checklist(items)
        self.view.items.show_rows(items)
        self.view.items.show_flags(flags_of([_moved(each) for each in problems], "items", "question"))
        self.view.remarks.say(problems, self.tr("Ces modifications ne sont pas encore enregistrées\u00a0:"))
        self.view.give_up.setVisible(is_waiting)
        self._show_item(self.view.items.current)

    def _show_item(self, rank: int) -> None:
        rank = rank if 0 <= rank < len(self._items) else min(0, len(self._items) - 1)
        if rank < 0:
            return
        item = self._items[rank]
        self.view.title.setText(self.view.words.title(item))
        self.view.panel.show_rule((self._key, item.code), item.rule)

    # What is typed

    def _keep(self, items: tuple[Item, ...]) -> None:
        """Show the checklist as it becomes; write it, or keep it aside while it makes no sense."""
        key, shown = self._key, self._shown
        if key is None or shown is None or items == self._items:
            return
        is_sound = is_usable(problems_of_checklist(items))
        is_new = is_sound and not self._on_the_way and bool(shown.versions) and bool(shown.versions[-1].dossiers)
        self._show_items(items, is_waiting=not is_sound)

        def work(base: OpenBase) -> Made | None:
            from leaderdesk.services.asides import drafts, forget_draft, keep_draft
            from leaderdesk.services.checklists import save_checklist

            if not is_sound:
                keep_draft(base, place_of(key), write_checklist(items))
                return None
            made = save_checklist(base, key, items)
            if place_of(key) in drafts(base):
                forget_draft(base, place_of(key))
            return made

        words = self.tr(
            "Nouvelle version de la liste de contrôle créée\u202f; les dossiers déjà contrôlés gardent la leur."
        )
        self._on_the_way += 1
        self._version = None
        self.change(work, words if is_new else "", ended=self._arrive)

    def _arrive(self) -> None:
        self._on_the_way -= 1
        if not self._on_the_way:
            self.refresh()

    def _take_rule(self, rule: Any) -> None:  # noqa: ANN401 - one of the rules
        rank = max(self.view.items.current, 0)
        if rank < len(self._items) and self._items[rank].rule is not None:
            items = list(self._items)
            items[rank] = replace(items[rank], rule=rule)
            self._keep(tuple(items))

    def _add_check(self) -> None:
        self.view.kind.commit()
        kind = self.view.kind.value()
        if kind is None:
            self.view.kind.setFocus()
            return
        rank = len(self._items)
        self._keep((*self._items, self.view.words.new_check(kind, self._items)))
        self.view.kind.show_value(None)
        self.view.items.go_to(rank, "source")

    def _give_up(self) -> None:
        key = self._key
        if key is None:
            return

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import forget_draft

            forget_draft(base, place_of(key))

        self.desk.ask(work, lambda _: self.refresh())

    def _choose_fiche(self, key: object) -> None:
        if isinstance(key, int) and key != self._key:
            self.view.panel.commit()
            self._key, self._version = key, None
            self.refresh()

    def _choose_version(self, version: object) -> None:
        if isinstance(version, int):
            self._version = version
            self.refresh()

    def _go_to(self, place: str) -> None:
        steps = steps_of(place)
        if steps[0][0] == "items" and steps[0][1] >= 0:
            name = steps[1][0] if len(steps) > 1 else "question"
            self.view.items.go_to(steps[0][1], name if name in {"source", "is_blocking"} else "question")

    def _connect(self) -> None:
        view = self.view
        view.fiche.edited.connect(self._choose_fiche)
        view.version.edited.connect(self._choose_version)
        view.items.changed.connect(self._keep)
        view.items.chosen.connect(self._show_item)
        view.panel.changed.connect(self._take_rule)
        view.add_check.clicked.connect(self._add_check)
        view.give_up.clicked.connect(self._give_up)
        view.remarks.went.connect(self._go_to)
        view.preset.clicked.connect(lambda _: self.section_wished.emit("sharing"))


def place_of(fiche_id: int) -> str:
    """Where a checklist that makes no sense yet is kept."""
    return f"checklist-waiting:{fiche_id}"


def _read(base: OpenBase, key: int | None, version: int | None) -> Read:
    from leaderdesk.services.asides import drafts
    from leaderdesk.services.checklists import read_checklist, read_checklists
    from leaderdesk.services.programmes import read_programme

    sheet = read_programme(base)
    fiches = {each.id: f"{each.code} – {each.title}" for each in sheet.fiches if not each.is_binned}
    wanted = key if key in fiches else next(iter(fiches), None)
    if wanted is None:
        return Read({}, None, None, "")
    shown = read_checklists(base, wanted)
    chosen = read_checklist(base, version) if version is not None else shown.checklist
    return Read(fiches, shown, chosen, drafts(base).get(place_of(wanted), ""))


def _items_of(draft: str) -> tuple[Item, ...] | None:
    """The items of a draft; None if another version of the program wrote it."""
    problems: list[Problem] = []
    read = read_value(json.loads(draft), Items, "", problems, KINDS)
    return None if read is UNREAD else read.items


def _moved(problem: Problem) -> Problem:
    """A problem of a rule is shown beside the check it belongs to."""
    head, _, rest = problem.place.partition("].")
    name = rest.split(".")[0].split("[")[0]
    return problem if name == "source" else replace(problem, place=f"{head}].question")
