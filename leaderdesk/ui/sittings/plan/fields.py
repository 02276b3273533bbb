"""The fields of a sitting being prepared, as a form and as the base keeps them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.ui.kit.fields import ChoiceField, DayField, HourField, MomentField, NotesField
from leaderdesk.ui.kit.forms import Field
from leaderdesk.words.formats import capital
from leaderdesk.words.sitting_plans import kinds

# A day typed alone for a deadline: until its end.
_EVENING = time(23, 59)
WRITTEN_ONLY, HELD_ONLY = ("deadline",), ("starts_at", "place")


class PlanFields(QObject):
    """The form as a table."""

    def all(self, today: Callable[[], date]) -> list[Field]:
        """What a sitting is, when, where, and after which pre-committee."""
        optional: dict[str, Any] = {"is_optional": True}
        moment = partial(MomentField, today, _EVENING)
        every = {code: capital(each) for code, each in kinds().items()}
        return [
            Field("kind", self.tr("Nature"), partial(ChoiceField, every)),
            Field("held_on", self.tr("Date"), partial(DayField, today), rule=self._odd_day),
            Field("deadline", self.tr("Réponses jusqu’au"), moment, is_wide=True, **optional),
            Field("starts_at", self.tr("Heure de début"), HourField, **optional),
            Field("place", self.tr("Lieu"), width=36, **optional),
            Field("title", self.tr("Intitulé"), width=36, help=self.tr("Vide\u00a0: la date suffit."), **optional),
            Field(
                *("prepared_by_id", self.tr("Comité technique")),
                partial(ChoiceField, {}, 36),
                help=self.tr("Ses notes sont montrées en séance, sans compter."),
                **optional,
            ),
            Field("remark", self.tr("Remarques"), partial(NotesField, 2, 8), is_wide=True, **optional),
        ]

    def _odd_day(self, held_on: date | None, _: Mapping[str, Any]) -> str | None:
        is_sunday = held_on is not None and held_on.isoweekday() == 7  # noqa: PLR2004 - the last day of the week
        return self.tr("C’est un dimanche.") if is_sunday else None


def values_of(plan: Plan) -> dict[str, Any]:
    """A sitting as its form shows it."""
    return {
        "kind": plan.kind,
        "held_on": plan.held_on,
        "starts_at": plan.starts_at.time() if plan.starts_at else None,
        "deadline": plan.deadline,
        "place": plan.place,
        "title": plan.title,
        "prepared_by_id": plan.prepared_by_id,
        "remark": plan.remark,
    }


def moment_of(day: date, hour: time | None) -> datetime | None:
    """When a sitting begins, as the base keeps it."""
    return None if hour is None else datetime.combine(day, hour)
