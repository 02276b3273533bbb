"""From which day and for how many years a dossier may be controlled: each field is kept when it is left."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.controls.periods import ControlPeriod, problems_of_control_period, write_control_period
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import EDGE, column, text
from leaderdesk.ui.kit.fields import ChoiceField, CountField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.page import Page
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.words.controls import STARTS
from leaderdesk.words.programmes import problem_of

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class PeriodPage(Page):
    """Two fields."""

    topics = frozenset({"settings"})
    help_page = "controles#La durée de contrôle"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.period = ControlPeriod()
        self.intro = text(
            self.tr(
                "Aucun texte commun n’a été trouvé\u00a0: dix ans après le dernier paiement n’est qu’un point de"
                " départ. Reprenez ce que disent vos conventions."
            ),
            "muted",
            is_wrapped=True,
        )
        self.form = Form(self._fields(), taken=ascii_uppercase)
        self.form.edited.connect(self._take)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 6, EDGE, 12)
        inside.addWidget(Paper(column(self.intro, self.form, None), self))

    def refresh(self) -> None:
        def work(base: OpenBase) -> ControlPeriod:
            from leaderdesk.services.controls import control_period

            return control_period(base)

        self.desk.ask(work, self._fill)

    def focus_main(self) -> None:
        self.form.focus_first()

    def _fill(self, period: ControlPeriod) -> None:
        self.period = period
        self.form.set_read_only(self.desk.state is None or self.desk.state.facts.is_read_only)
        self.form.show({"start": period.start, "years": period.years})

    def _fields(self) -> list[Field]:
        return [
            Field("start", self.tr("Comptée depuis"), partial(ChoiceField, STARTS)),
            Field("years", self.tr("Nombre d’années"), CountField, is_optional=True, rule=self._wrong),
        ]

    def _wrong(self, value: int | None, _: Any) -> str | None:  # noqa: ANN401 - of the form
        problems = problems_of_control_period(write_control_period(replace(self.period, years=value)))
        if not problems:
            return None
        said = problem_of(problems[0].code, problems[0].data)
        return f"{said[0].upper()}{said[1:]}."

    def _take(self, name: str, value: Any) -> None:  # noqa: ANN401 - of the field
        change: dict[str, Any] = {name: value if name == "years" else value or ControlPeriod().start}
        period = replace(self.period, **change)

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.controls import set_control_period

            return set_control_period(base, period)

        if period != self.period and not problems_of_control_period(write_control_period(period)):
            self.desk.act(work)
