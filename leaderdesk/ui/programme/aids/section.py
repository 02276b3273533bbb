"""Regimes of State aid: kept as they are typed, what is missing or contradicts itself said beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.eligibility.aid_regimes import AidRegime, IntensityCap
from leaderdesk.domain.programmes.aids import USUAL_AIDS, Aids, problems_of_aids, readable_aids, write_aids
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import column, scrolled, text
from leaderdesk.ui.kit.fields import ChoiceField, CountField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.programme.aid_cells import AidCells, small_aids
from leaderdesk.ui.programme.checklists import names
from leaderdesk.ui.programme.places import flags_of, steps_of
from leaderdesk.ui.programme.remarks import Remarks
from leaderdesk.ui.programme.rows import Rows
from leaderdesk.ui.programme.section import ALL_LETTERS, Section
from leaderdesk.words import settings as words

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

_CODE = "aid_regimes"
_WIDEST = 160


class AidsSection(Section):
    """One setting, as three tables and two fields."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._aids: Aids | None = None
        # Changes on their way: what was read before them is already out of date.
        self._on_the_way = 0
        self._rank = 0
        cells = AidCells(self)
        self.remarks = Remarks()
        self.regimes = self._made_regimes(cells)
        self.caps = Rows(
            self.tr("Intensités"), cells.caps(), cells.new_cap, add=self.tr("Ajouter une intensité"), is_ordered=False
        )
        self.ceilings = Rows(
            self.tr("Plafonds de minimis et leurs dates"),
            cells.ceilings(small_aids()),
            cells.new_ceiling,
            add=self.tr("Ajouter un plafond"),
            help=self.tr("Une aide suit le dernier plafond commencé au jour de son octroi\u00a0: gardez les anciens."),
            most=14,
        )
        self.form = Form(self._fields(), taken=ALL_LETTERS, columns=2)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        def work(base: OpenBase) -> str:
            from leaderdesk.services.settings import setting

            return setting(base, _CODE)

        self.desk.ask(work, self._show_read)

    def show_record(self, key: int, part: str = "") -> None:
        del key, part
        self.focus_main()

    def focus_main(self) -> None:
        self.regimes.listing.table.setFocus()

    # What is shown

    def _show_read(self, stored: str) -> None:
        if self._on_the_way:
            return
        for each in (self.regimes, self.caps, self.ceilings, self.form):
            each.set_read_only(self.is_read_only)
        self._show(readable_aids(stored))

    def _show(self, aids: Aids) -> None:
        self._aids = aids
        problems = problems_of_aids(write_aids(aids))
        self.regimes.show_rows(aids.regimes)
        self.regimes.show_flags(flags_of(problems, "regimes", "code"))
        self.ceilings.show_rows(aids.ceilings)
        self.ceilings.show_flags(flags_of(problems, "ceilings", "regime"))
        self.form.show({"years": aids.years, "anniversary_counts": aids.anniversary_counts})
        self.remarks.say(problems, "")
        self._show_caps()

    def _show_caps(self) -> None:
        """The intensities of the regime that the keyboard is on; of the last one it was on."""
        if self._aids is None:
            return
        rank = self.regimes.current
        self._rank = min(self._rank if rank < 0 else rank, len(self._aids.regimes) - 1)
        regime = self._aids.regimes[self._rank] if self._rank >= 0 else None
        self.caps.setVisible(regime is not None)
        if regime is not None:
            self.caps.name(self.tr("Intensités\u00a0: {}").format(names.regime(regime)))
            self.caps.show_rows(regime.caps)
            problems = problems_of_aids(write_aids(self._aids))
            self.caps.show_flags(flags_of(problems, f"regimes[{self._rank}].caps", "rate"))

    # What is typed

    def _keep(self, aids: Aids) -> None:
        if aids == self._aids:
            return
        self._show(aids)

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.settings import set_setting

            return set_setting(base, _CODE, write_aids(aids))

        self._on_the_way += 1
        self.change(work, ended=self._arrive)

    def _arrive(self) -> None:
        self._on_the_way -= 1
        if not self._on_the_way:
            self.refresh()

    def _take(self, name: str, value: Any) -> None:  # noqa: ANN401 - of the kind of the field
        fields: dict[str, Any] = {name: value}
        if self._aids is not None:
            self._keep(replace(self._aids, **fields))

    def _take_field(self, name: str, value: object) -> None:
        self._take(name, getattr(USUAL_AIDS, name) if value is None else value)

    def _take_caps(self, caps: Sequence[IntensityCap]) -> None:
        if self._aids is None or self._rank < 0:
            return
        rows: list[AidRegime] = list(self._aids.regimes)
        rows[self._rank] = replace(rows[self._rank], caps=tuple(caps))
        self._take("regimes", tuple(rows))

    def _go_to(self, place: str) -> None:
        (name, rank), *rest = steps_of(place)
        if name == "ceilings":
            self.ceilings.go_to(rank, rest[-1][0])
            return
        self.regimes.go_to(rank, rest[0][0] if rest else "code")
        if len(rest) > 1:
            self.caps.go_to(rest[0][1], rest[1][0])

    # How it is made

    def _made_regimes(self, cells: AidCells) -> Rows:
        return Rows(
            self.tr("Régimes connus"),
            cells.regimes(),
            cells.new_regime,
            add=self.tr("Ajouter un régime"),
            help=self.tr("Choisissez un régime pour régler ses intensités, plus bas."),
        )

    def _fields(self) -> list[Field]:
        yes_no = partial(ChoiceField, {True: self.tr("oui"), False: self.tr("non")})
        return [
            Field("years", self.tr("Années glissantes"), CountField),
            Field("anniversary_counts", self.tr("Le jour anniversaire compte encore"), yes_no),
        ]

    def _lay_out(self) -> None:
        around = column(
            text(words.help_text(_CODE), "muted", is_wrapped=True),
            self.remarks,
            self.regimes,
            self.caps,
            self.ceilings,
            self.form,
            None,
            gap=16,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(around, _WIDEST))

    def _connect(self) -> None:
        self.regimes.changed.connect(partial(self._take, "regimes"))
        self.regimes.chosen.connect(lambda _: self._show_caps())
        self.caps.changed.connect(self._take_caps)
        self.ceilings.changed.connect(partial(self._take, "ceilings"))
        self.form.edited.connect(self._take_field)
        self.remarks.went.connect(self._go_to)
