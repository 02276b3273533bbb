"""The life of dossiers: a preset to begin with, then statuses, moves and deadlines as the GAL has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.lives.moves import Life
from leaderdesk.domain.lives.soundness import problems_of
from leaderdesk.domain.programmes.lives import LIVES, LifeChoice, preset_life, read_life, write_life
from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, column, frame, row, scrolled, text
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.programme.life.tables import LifeTables, waits_of, with_waits
from leaderdesk.ui.programme.places import flags_of, steps_of
from leaderdesk.ui.programme.remarks import Remarks
from leaderdesk.ui.programme.rows import Rows
from leaderdesk.ui.programme.section import Section
from leaderdesk.words import formats
from leaderdesk.words.programmes import preset, preset_help
from leaderdesk.words.statuses import status_or_code

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

PLACE = "life-waiting"
_OWN = "own"
_WIDEST = 160


@dataclass(frozen=True, slots=True)
class Read:
    """The life in force, how many dossiers stand where, and a draft that waits."""

    life: Life
    counts: dict[str, int]
    draft: str


class LifeSection(Section):
    """Keeps a life that leads somewhere; one that does not waits, with what is wrong in words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._life = Life((), ())
        self._on_the_way = 0
        self.tables = LifeTables(self)
        self.preset = ChoiceField({name: preset(name) for name in LIVES} | {_OWN: self.tr("Vie propre au GAL")}, 30)
        self.preset.setAccessibleName(self.tr("Modèle de vie"))
        self.about = text("", "muted", is_wrapped=True)
        self.used = text("", is_wrapped=True)
        self.remarks = Remarks()
        self.give_up = button(self.tr("Abandonner ces modifications"))
        self._lay_out()
        self._connect()

    @property
    def rows(self) -> dict[str, Rows]:
        """The tables by the name of what they write in the life."""
        return {"statuses": self.tables.statuses, "moves": self.tables.moves}

    def refresh(self) -> None:
        def work(base: OpenBase) -> Read:
            from leaderdesk.services.asides import drafts
            from leaderdesk.services.dossiers import list_dossiers
            from leaderdesk.services.settings import programme_life

            counts = Counter(row.status for row in list_dossiers(base) if row.status and not row.is_binned)
            return Read(programme_life(base), dict(counts), drafts(base).get(PLACE, ""))

        self.desk.ask(work, self._show)

    def focus_main(self) -> None:
        self.preset.setFocus()

    # What is shown

    def _show(self, read: Read) -> None:
        if self._on_the_way:
            return
        self.tables.counts = read.counts
        drafted = _life_of(read.draft)
        for rows in (*self.rows.values(), self.tables.delays):
            rows.set_read_only(self.is_read_only)
        self.preset.set_read_only(self.is_read_only)
        self._show_life(read.life if drafted is None else drafted, is_waiting=drafted is not None)

    def _show_life(self, life: Life, *, is_waiting: bool) -> None:
        self._life = life
        problems = [Problem(each.code, each.place, dict(each.data)) for each in problems_of(life)]
        self.tables.renew(life)
        for name, rows in self.rows.items():
            shown: Sequence[Any] = getattr(life, name)
            rows.show_rows(shown)
            rows.show_flags(flags_of(problems, name, "code" if name == "statuses" else "start"))
        self.tables.delays.show_rows(waits_of(life))
        name = next((each for each in LIVES if preset_life(each) == life), _OWN)
        self.preset.refresh_value(name)
        self.about.setText(preset_help(name) if name in LIVES else self.tr("Un modèle que le GAL a modifié."))
        self.remarks.say(problems, self.tr("Ces modifications ne sont pas encore enregistrées\u00a0:"))
        self.give_up.setVisible(is_waiting)
        self.used.setText(self._concerned(life))

    def _concerned(self, life: Life) -> str:
        """How many dossiers follow, and those that stand where the life has no status any more."""
        many = sum(self.tables.counts.values())
        count = formats.counted(many, self.tr("dossier"), self.tr("dossiers"))
        followed = self.tr("Une modification vaut aussitôt pour {}\u00a0: étapes et échéances suivent.").format(count)
        told = [followed if many else self.tr("Aucun dossier encore\u00a0: tout se modifie sans rien déranger.")]
        present = {each.code for each in life.statuses}
        told += [
            self.tr("Attention\u00a0: {} dans l’état «\u00a0{}\u00a0», que cette vie n’a plus.").format(
                formats.counted(number, self.tr("dossier est"), self.tr("dossiers sont")), status_or_code(code)
            )
            for code, number in sorted(self.tables.counts.items())
            if code not in present
        ]
        return "\n".join(told)

    # What is typed

    def _keep(self, life: Life, words: str = "") -> None:
        if life == self._life:
            return
        is_sound = not problems_of(life)
        self._show_life(life, is_waiting=not is_sound)

        def work(base: OpenBase) -> Done | None:
            from leaderdesk.services.asides import drafts, forget_draft, keep_draft
            from leaderdesk.services.settings import set_life

            if not is_sound:
                keep_draft(base, PLACE, write_life(life))
                return None
            name = next((each for each in LIVES if preset_life(each) == life), None)
            done = set_life(base, life if name is None else LifeChoice(name))
            if PLACE in drafts(base):
                forget_draft(base, PLACE)
            return done

        self._on_the_way += 1
        self.change(work, words, ended=self._arrive)

    def _arrive(self) -> None:
        self._on_the_way -= 1
        if not self._on_the_way:
            self.refresh()

    def _take(self, name: str, rows: tuple[Any, ...]) -> None:
        fields: dict[str, Any] = {name: rows}
        self._keep(replace(self._life, **fields))

    def _choose(self, name: object) -> None:
        if name in LIVES:
            words = self.tr("Vie des dossiers\u00a0: modèle «\u00a0{}\u00a0».").format(preset(str(name)))
            self._keep(preset_life(str(name)), words)
        else:
            self._show_life(self._life, is_waiting=self.give_up.isVisible())

    def _give_up(self) -> None:
        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import forget_draft

            forget_draft(base, PLACE)

        self.desk.ask(work, lambda _: self.refresh())

    def _go_to(self, place: str) -> None:
        name, rank = steps_of(place)[0]
        if name in self.rows:
            self.rows[name].go_to(max(rank, 0), steps_of(place)[-1][0])

    def _lay_out(self) -> None:
        label = text(self.tr("Modè&le de vie"), "strong")
        label.setBuddy(self.preset)
        around = column(
            row(label, self.preset, None),
            self.about,
            frame("card", column(self.used)),
            self.remarks,
            row(self.give_up, None),
            self.tables.delays,
            self.tables.moves,
            self.tables.statuses,
            None,
            gap=14,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(around, _WIDEST))

    def _connect(self) -> None:
        for name, rows in self.rows.items():
            rows.changed.connect(partial(self._take, name))
        self.tables.delays.changed.connect(lambda waits: self._keep(with_waits(self._life, waits)))
        self.preset.edited.connect(self._choose)
        self.remarks.went.connect(self._go_to)
        self.give_up.clicked.connect(self._give_up)


def _life_of(draft: str) -> Life | None:
    """The life of a draft; None where there is none, or if another version of the program wrote it."""
    try:
        return read_life(draft) if draft else None
    except WrongInput:
        return None
