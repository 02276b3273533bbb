"""The columns of those who are asked to come, and of the quorum to expect point by point."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from leaderdesk.domain.quorum import Quorum
from leaderdesk.domain.sittings.forecasts import HOPES, Hope, PointForecast
from leaderdesk.domain.sittings.plans import Invited, PlannedPoint
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.tables.viewbar import View
from leaderdesk.words import typed
from leaderdesk.words.formats import capital, day
from leaderdesk.words.sitting_plans import answer, hour, role, say_expected

_ORDER = {"coming": 0, "replaced": 1, "unsure": 2, "absent": 3, None: 4}


@dataclass(frozen=True, slots=True)
class Expected:
    """A point, and what is to be expected of its quorum."""

    rank: int
    point: PlannedPoint
    forecast: PointForecast

    @property
    def id(self) -> int:
        """Its key."""
        return self.point.id

    def quorum(self, hope: Hope) -> Quorum:
        """The quorum in one of the three cases."""
        found: Quorum = getattr(self.forecast, hope)
        return found


class InvitedColumns(QObject):
    """Titles and values."""

    def people(self) -> list[Column]:
        """Whoever is asked to come."""
        return [
            Column("member", self.tr("Personne"), lambda line: line.member, width=20, is_wide=True),
            Column("answer", self.tr("Réponse"), self._answer, lambda line: _ORDER[line.answer], tone=_tone, width=21),
            Column("seat", self.tr("Siège"), lambda line: line.seat or "–", width=22, is_wide=True),
            Column("role", self.tr("Qualité"), lambda line: capital(role(line)), width=13),
            Column("hours", self.tr("Heures"), self._hours, width=16),
            Column("sent_on", self.tr("Convoqué le"), self._sent, lambda line: line.sent_on, kind="day", width=12),
            Column("phone", self.tr("Téléphone"), _phone, width=15),
            Column("email", self.tr("Courriel"), lambda line: line.email or "", width=22, is_hidden=True),
            Column("college", self.tr("Collège"), self._college, width=9, is_hidden=True),
            Column("remark", self.tr("Remarque"), lambda line: line.remark or "–", width=18, is_hidden=True),
        ]

    def views(self) -> list[View]:
        """The ways to look at them."""
        return [
            View("all", self.tr("Tous")),
            View("silent", self.tr("Sans réponse"), predicate=lambda line: line.answer is None),
            View("titulaires", self.tr("Titulaires"), predicate=lambda line: line.role == "titulaire"),
            View("coming", self.tr("Viennent"), predicate=lambda line: line.answer == "coming"),
        ]

    def points(self) -> list[Column]:
        """The quorum of each point, in the three cases."""
        titles = {
            "sure": self.tr("Oui seuls"),
            "hoped": self.tr("+\u00a0indécis"),
            "everybody": self.tr("+\u00a0silencieux"),
        }
        return [
            Column("title", self.tr("Point"), lambda row: f"{row.rank}. {row.point.title}", width=12, is_wide=True),
            *(self._case(hope, titles[hope]) for hope in HOPES),
            Column(
                "leaving",
                self.tr("Sortent"),
                lambda row: ", ".join(row.forecast.recused) or "–",
                width=16,
                is_hidden=True,
            ),
        ]

    def _case(self, hope: Hope, title: str) -> Column:
        def said(row: Expected) -> str:
            quorum = row.quorum(hope)
            return self.tr("✓ atteint") if quorum.is_quorate else say_expected(quorum)

        return Column(
            hope,
            title,
            said,
            tone=lambda row: "" if row.quorum(hope).is_quorate else "error",
            width=21 if hope == "sure" else 13,
        )

    def _answer(self, line: Invited) -> str:
        if line.answer == "absent" and line.proxy_to is not None:
            return self.tr("Non, pouvoir à {}").format(line.proxy_to)
        return answer(line.answer) or self.tr("Sans réponse")

    def _hours(self, line: Invited) -> str:
        if line.comes_at is not None and line.leaves_at is not None:
            return f"{hour(line.comes_at)} – {hour(line.leaves_at)}"
        if line.comes_at is not None:
            return self.tr("dès {}").format(hour(line.comes_at))
        return self.tr("jusqu’à {}").format(hour(line.leaves_at)) if line.leaves_at is not None else "–"

    def _sent(self, line: Invited) -> str:
        return day(line.sent_on) if line.sent_on is not None else self.tr("pas encore")

    def _college(self, line: Invited) -> str:
        names = {"public": self.tr("Public"), "private": self.tr("Privé")}
        return names.get(line.college or "", "–")


def _phone(line: Invited) -> str:
    return typed.phone(line.phone) if line.phone else ""


def _tone(line: Invited) -> str:
    return "muted" if line.answer is None else ""
