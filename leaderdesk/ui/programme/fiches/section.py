"""Fiches-actions: the list, and beside it one with its rules and a worked example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leaderdesk.domain.programmes.problems import is_usable
from leaderdesk.domain.programmes.rows import FicheRow, ProgrammeSheet, RulesVersion
from leaderdesk.domain.programmes.rules import problems_of_rules
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.programme.besides import BesideSection
from leaderdesk.ui.programme.fiches import rules as typed_rules
from leaderdesk.ui.programme.fiches.keeping import RulesKeeping, place_of
from leaderdesk.ui.programme.fiches.listed import FicheList
from leaderdesk.ui.programme.fiches.record import FicheRecord, head_values
from leaderdesk.ui.programme.records import free_name
from leaderdesk.ui.programme.section import Work, reveal
from leaderdesk.ui.records import BoundForm

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made


@dataclass(frozen=True, slots=True)
class Read:
    """What the section shows: the programme, the grids by key, the drafts by place, the dossiers by rules."""

    sheet: ProgrammeSheet
    grids: dict[int, str]
    drafts: dict[str, str]
    judged: dict[int, tuple[str, ...]]


class FichesSection(BesideSection):
    """Adds, orders, bins; revises rules."""

    def __init__(self, desk: Desk) -> None:
        listed, record = FicheList(), FicheRecord()
        super().__init__(desk, listed, record)
        self.listed, self.record = listed, record
        self._read: Read | None = None
        self.head = BoundForm(desk, self.record.head, "fiche", self._saving)
        self.rules = RulesKeeping(desk, self.record.rules)
        self._connect()

    def refresh(self) -> None:
        def work(base: OpenBase) -> Read:
            from leaderdesk.services.asides import drafts
            from leaderdesk.services.fiches import judged_by
            from leaderdesk.services.grids import list_grids
            from leaderdesk.services.programmes import read_programme

            grids = {row.id: row.title for row in list_grids(base) if not row.is_binned}
            return Read(read_programme(base), grids, drafts(base), judged_by(base))

        self.desk.ask(work, self._show)

    # What is shown

    def _show(self, read: Read) -> None:
        self._read = read
        self.show_rows(read.sheet.fiches)
        if self._key is not None:
            self._show_fiche()

    def open_beside(self, key: int) -> None:
        if key != self._key:
            self.record.rules.commit()
            self._key, self._version = key, None
        self._show_fiche()
        self.beside.open_record()

    def _show_fiche(self) -> None:
        fiche = self._fiche()
        if fiche is None or self._read is None:
            self.close_gone()
            return
        self.record.title.setText(f"{fiche.code} – {fiche.title}")
        self.record.show_grids(self._read.grids)
        self.record.see_grid.setVisible(fiche.grid_id is not None)
        self.head.open(fiche.id, head_values(fiche))
        self.record.head.set_read_only(self.is_read_only)
        self._show_rules(fiche)

    def _show_rules(self, fiche: FicheRow) -> None:
        chosen = self._chosen(fiche)
        self.rules.fiche = fiche
        judged = self._read.judged.get(chosen.id, ()) if self._read and chosen else ()
        self.record.show_versions(fiche.versions, chosen, judged)
        is_last = chosen is None or chosen is fiche.versions[-1]
        draft = self._read.drafts.get(place_of(fiche.id)) if self._read and is_last else None
        if draft:
            values = typed_rules.read(draft)
        elif chosen is not None:
            values = typed_rules.values_of(chosen.rules, chosen.holds_from)
        else:
            values = {"own_public_money_calls": True, "revenue_before_share": True, "rounding_step": 1}
        self.rules.open(fiche.id, values)
        self.record.rules.set_read_only(self.is_read_only or not is_last)
        self._say_rules(values, is_waiting=bool(draft))

    def _say_rules(self, values: dict[str, Any], *, is_waiting: bool) -> None:
        rules = typed_rules.rules_of(values)
        problems = problems_of_rules(rules) if rules is not None else ()
        blocked = self.tr("Ces règles ne sont pas encore enregistrées, car elles se contredisent\u00a0:")
        self.record.remarks.say(problems, blocked)
        has_saved = self._fiche() is not None and bool(self.rules.last)
        self.record.give_up.setVisible(is_waiting and has_saved and not is_usable(problems))
        self.record.example.show_rules(rules)

    def _fiche(self) -> FicheRow | None:
        sheet = self._read.sheet if self._read else None
        return next((each for each in sheet.fiches if each.id == self._key), None) if sheet else None

    def _chosen(self, fiche: FicheRow) -> RulesVersion | None:
        wanted = [each for each in fiche.versions if each.version == self._version]
        return wanted[0] if wanted else (fiche.versions[-1] if fiche.versions else None)

    # What is typed

    def _saving(self, key: int, name: str, value: object) -> Work:
        def work(base: OpenBase) -> Done | None:
            from leaderdesk.services.fiches import attach_grid, edit_fiche

            if name == "grid_id":
                return attach_grid(base, key, value)  # type: ignore[arg-type]  # a grid's key, or none
            if name in {"code", "title", "strand"} and not value:
                # What everything is called by: one is asked for under the field, the present one holds meanwhile.
                return None
            return edit_fiche(base, key, **{name: value})

        return work

    def _try(self, name: str, value: object) -> None:
        values = {**self.record.rules.values(), name: value}
        self.record.example.show_rules(typed_rules.rules_of(values))

    def _tell_revised(self, version: int) -> None:
        fiche = self._fiche()
        self._version = None
        if fiche is not None:
            words = self.tr(
                "Version {} des règles créée pour la fiche-action {}\u202f; les dossiers déjà là gardent la leur."
            )
            self.tell_undoable(words.format(version, fiche.code))

    def _wait(self, values: dict[str, Any]) -> None:
        self._say_rules(values, is_waiting=True)

    def _give_up(self) -> None:
        fiche = self._fiche()
        if fiche is None:
            return

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import forget_draft

            forget_draft(base, place_of(fiche.id))

        def done(_: object) -> None:
            last = self.rules.last
            if last is not None:
                self.record.rules.open(typed_rules.values_of(last.rules, last.holds_from))
            self.refresh()

        self.desk.ask(work, done)

    def _choose_version(self, version: object) -> None:
        fiche = self._fiche()
        if isinstance(version, int) and fiche is not None:
            self.record.rules.commit()
            self._version = version
            self._show_rules(fiche)

    # What is done to fiches

    def _add(self) -> None:
        fiches = self._read.sheet.fiches if self._read else ()
        code = free_name([fiche.code for fiche in fiches], str(len(fiches) + 1))

        def work(base: OpenBase) -> Made:
            from leaderdesk.services.fiches import sketch_fiche

            return sketch_fiche(base, code=code, title=self.tr("Nouvelle fiche-action"))

        self.change(work, then=self.begin(self.record.name_it))

    def _move(self, step: int) -> None:
        row = self.listing.table.current_item()
        order = [fiche.id for fiche in self._read.sheet.fiches if not fiche.is_binned] if self._read else []
        if not isinstance(row, FicheRow) or row.id not in order:
            return
        rank = order.index(row.id)
        if 0 <= rank + step < len(order):
            order[rank], order[rank + step] = order[rank + step], order[rank]

            def work(base: OpenBase) -> Done:
                from leaderdesk.services.fiches import order_fiches

                return order_fiches(base, order)

            self.change(work)

    def _bin(self) -> None:
        row = self.listing.table.current_item()
        if not isinstance(row, FicheRow):
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.fiches import bin_fiche, unbin_fiche

            return (unbin_fiche if row.is_binned else bin_fiche)(base, row.id)

        words = (
            self.tr("Fiche-action {} remise en place.") if row.is_binned else self.tr("Fiche-action {} à la corbeille.")
        )
        self.change(work, words.format(row.code))

    def _connect(self) -> None:
        self.listed.preset.clicked.connect(lambda _: self.section_wished.emit("sharing"))
        self.listed.add.clicked.connect(self._add)
        self.listed.up.clicked.connect(lambda: self._move(-1))
        self.listed.down.clicked.connect(lambda: self._move(1))
        self.listed.bin.clicked.connect(self._bin)
        self.listed.shows_bin.toggled.connect(lambda _: self._show(self._read) if self._read else None)
        self.record.version.edited.connect(self._choose_version)
        self.record.rules.tried.connect(self._try)
        self.record.give_up.clicked.connect(self._give_up)
        self.record.remarks.went.connect(self._go_to)
        self.record.see_checklist.clicked.connect(lambda: self.section_wished.emit(f"checklists:{self._key}"))
        self.record.see_grid.clicked.connect(self._see_grid)
        self.rules.revised.connect(self._tell_revised)
        self.rules.waited.connect(self._wait)

    def _go_to(self, place: str) -> None:
        if place in self.record.rules.cells:
            self.record.rules.focus_field(place)
            reveal(self.record.rules.cells[place])

    def _see_grid(self) -> None:
        fiche = self._fiche()
        if fiche is not None and fiche.grid_id is not None:
            self.section_wished.emit(f"grids:{fiche.grid_id}")
