"""Delays and steps as drawings, with the cases behind each of their marks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from leaderdesk.domain.sheets.delays import DelayGroup, DelaySheet, Lasted
from leaderdesk.domain.sheets.funnels import FunnelLine
from leaderdesk.drawings.distributions import (
    MANY,
    Case,
    DistributionWords,
    Group,
    Quantiles,
    draw_distributions,
    marks_of,
)
from leaderdesk.drawings.funnels import FunnelStep, FunnelWords, draw_funnel
from leaderdesk.drawings.shapes import Figure
from leaderdesk.ui.kit.drawing import Draw
from leaderdesk.words import delays as words
from leaderdesk.words import formats

CASE, GROUP, STEP = "case:", "group:", "step:"


class DelayCharts(QObject):
    """What the drawings say."""

    def distributions(self, sheet: DelaySheet) -> Draw:
        """A box for each group that is large enough, every case of those that are not."""
        groups = [self._group(sheet, each) for each in sheet.groups]
        columns = (
            *({"stage": self.tr("Étape"), "year": self.tr("Début"), "funder": self.tr("Financeur")}[sheet.wish.by],),
            *(self.tr("Cas"), self.tr("En cours"), self.tr("Médiane"), self.tr("De"), self.tr("À")),
            *(self.tr("Le plus court"), self.tr("Le plus long")),
        )
        said = DistributionWords(
            axis=self.tr("en jours\u202f; la boîte tient trois cas sur cinq, le trait épais est la médiane"),
            marks={mark: self.tr("{}\u00a0j").format(formats.number(mark)) for mark in marks_of(groups)},
            columns=columns,
            said=words.said(sheet),
            finished=self.tr("cas terminé"),
            running=self.tr("cas en cours") if any(each.running for each in groups) else "",
        )
        return lambda width, measure: draw_distributions(groups, said, width, measure)

    def funnel(self, lines: Sequence[FunnelLine]) -> Draw:
        """A step below the other."""
        steps = [
            FunnelStep(
                words.STEPS[each.step],
                len(each.dossiers),
                round(each.amount * 100),
                words.step_told(each),
                (
                    *(_count(len(each.dossiers)), Figure(formats.money(round(each.amount * 100)), round(each.amount))),
                    _count(each.unknown),
                ),
                f"{STEP}{each.step}",
            )
            for each in lines
        ]
        columns = (self.tr("Étape"), self.tr("Dossiers"), self.tr("Montant des fonds"), self.tr("Montant inconnu"))
        said = " ".join(f"{each.name}\u00a0: {each.told}." for each in steps)
        told = FunnelWords(self.tr("montant des fonds européens"), self.tr("nombre de dossiers"), columns, said)
        return lambda width, measure: draw_funnel(steps, told, width, measure)

    def _group(self, sheet: DelaySheet, group: DelayGroup) -> Group:
        days = group.days
        return Group(
            words.group_name(group),
            [_case(sheet, each, is_running=False) for each in group.finished],
            words.group_told(group),
            # The oldest: the list behind the group has them all.
            [_case(sheet, each, is_running=True) for each in group.running[-MANY:]],
            Quantiles(days.early, days.likely, days.late) if days else None,
            _cells(group),
            f"{GROUP}{group.key}",
        )


def _case(sheet: DelaySheet, each: Lasted, *, is_running: bool) -> Case:
    told = words.case_told(each, is_running=is_running)
    return Case(each.days, words.case_name(sheet, each), told, f"{CASE}{each.case.dossier_id}")


def _cells(group: DelayGroup) -> tuple[Figure, ...]:
    """Never a measure made of three cases: that they are too few stands in its place."""
    days = group.days
    measured = (days.likely, days.early, days.late) if days else (None, None, None)
    ends = (group.finished[0].days, group.finished[-1].days) if group.finished else (None, None)
    few = Figure("") if days or not group.finished else Figure(words.TOO_FEW)
    found = tuple(map(_days, measured)) if days else (few, few, few)
    return (_count(len(group.finished)), _count(len(group.running)), *found, *map(_days, ends))


def _count(count: int) -> Figure:
    return Figure(formats.number(count), count)


def _days(count: int | None) -> Figure:
    return Figure("") if count is None else Figure(formats.counted(count, "jour", "jours"), count)
