"""What taking a row would suppose beside what it says: each thing with its reason, told before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.proposing.comparing import OF_HOLDER
from leaderdesk.domain.workbooks.proposing.funders import Funders
from leaderdesk.domain.workbooks.proposing.present import PresentDossier, PresentHolder
from leaderdesk.domain.workbooks.taking.funder_kinds import kind_of_funder
from leaderdesk.domain.workbooks.taking.natures import BY_NAME, nature_of
from leaderdesk.domain.workbooks.taking.stories import PROGRAMMED, Stage, move_to, story_of
from leaderdesk.domain.workbooks.verdicts import Problem, Proposal, Value

_COSTS = {"total_cost": "total_not_said", "eligible_cost": "eligible_not_said"}
_OF_STORY = ("date_received", "date_eligible", "date_opinion", "date_committee", "date_convention")
# By what a holder was found, where its name is written otherwise.
_FOUND_BY = {"name": "holder_by_name", "siret": "holder_by_siret", "dossier": "holder_of_dossier"}
_COFUNDED = frozenset({"cofunders", "national_public", "private"})
_MOVED_BY = frozenset({"feader", "status", "date_committee", "date_convention"})


class Supposing:
    """What one row would have supposed; `dossier` and `holder` are those of the base that it speaks of.

    `kind` is what some row of the workbook says that its new holder is.
    """

    def __init__(
        self,
        made: Proposal,
        dossier: PresentDossier | None,
        holder: PresentHolder | None,
        funders: Funders,
        today: date,
        kind: str = "",
    ) -> None:
        self._made = made
        self._said = made.read.values
        self._dossier = dossier
        self._holder = holder
        self._funders = funders
        self._today = today
        self._kind = kind
        # What would be written: all that the row says of a new dossier, what changes of a known one.
        self._wanted: Mapping[str, Value] = (
            self._said if dossier is None else {each.field: each.new for each in made.changes}
        )
        self._known: Mapping[str, Value] = {} if dossier is None else dossier.values

    def told(self) -> Iterator[Problem]:
        """All of it."""
        yield from self._of_holder()
        if self._wanted.keys() & _COFUNDED:
            yield from self._of_funders()
        stage, supposed = self._stage()
        yield from self._of_amounts(stage)
        yield from self._of_costs()
        for code in supposed:
            yield self._remark("status", code, **self._dated(stage.since if stage else self._today, "known"))
        if self._dossier is None and "number" not in self._said:
            yield self._remark("number", "number_given")

    def _of_holder(self) -> Iterator[Problem]:
        name = self._said.get("holder_name")
        if self._holder is None:
            if "holder_nature" not in self._said and (self._dossier is None or "holder_name" in self._wanted):
                nature = nature_of(self._kind or None, str(name or ""))
                kind = self._kind or (BY_NAME if nature == "public" else "")
                yield self._remark("holder_nature", "nature_supposed", nature, nature=nature, kind=kind)
            return
        code = _FOUND_BY.get(self._made.holder.why) if self._made.holder is not None else None
        if isinstance(name, str) and code and folded(name) != folded(self._holder.name):
            yield self._remark("holder_name", code, name=name, known=self._holder.name)
        if self._dossier is None:
            yield from self._otherwise(self._holder)

    def _otherwise(self, holder: PresentHolder) -> Iterator[Problem]:
        """What a new dossier says of a holder whose record says otherwise, and keeps what it says."""
        for name in sorted(OF_HOLDER & self._said.keys()):
            old, new = holder.values.get(name), self._said[name]
            if old is not None and folded(str(old)) != folded(str(new)):
                yield self._remark(name, "holder_says_otherwise", old, new)

    def _of_costs(self) -> Iterator[Problem]:
        """Of the total and the eligible cost, the one that neither the row nor the base says."""
        given = [name for name in _COSTS if isinstance(self._wanted.get(name), int)]
        if len(given) == 1 and not self._known.keys() & _COSTS.keys():
            (missing,) = _COSTS.keys() - given
            yield self._remark(missing, _COSTS[missing])

    def _stage(self) -> tuple[Stage | None, tuple[str, ...]]:
        """Where the dossier would stand, and why that, or its day, is supposed."""
        days = {name: value for name, value in {**self._days(), **self._said}.items() if isinstance(value, date)}
        status = self._wanted.get("status")
        before = None if self._dossier is None else self._dossier.stage
        if before is None and (self._dossier is None or isinstance(status, str)):
            story = story_of(status if isinstance(status, str) else None, days, self._today)
            return story.present, story.supposed
        if before is not None and isinstance(status, str):
            return move_to(status, days, before, self._today)
        return before, ()

    def _days(self) -> dict[str, Value]:
        return {name: self._known[name] for name in _OF_STORY if name in self._known}

    def _of_amounts(self, stage: Stage | None) -> Iterator[Problem]:
        """The day of a vote and of a payment, where an amount has none."""
        feader, paid = self._said.get("feader"), self._wanted.get("paid")
        has_day = "date_committee" in self._said or "date_committee" in self._known
        is_voted = stage is not None and stage.status in PROGRAMMED and bool(self._wanted.keys() & _MOVED_BY)
        if feader and is_voted and not has_day and not self._is_corrected("voted", feader):
            yield self._remark("feader", "day_of_vote", **self._best_day("voted", stage))
        if paid and "date_paid" not in self._said and not self._is_corrected("paid", paid):
            yield self._remark("paid", "day_of_payment", **self._best_day("paid", stage))

    def _is_corrected(self, stage: str, amount: Value) -> bool:
        """True where the base says it already, or a workbook said it: that amount keeps its day."""
        told = None if self._dossier is None else self._dossier.staged.get(stage)
        return told is not None and (told.amount == amount or told.is_from_workbook)

    def _best_day(self, name: str, stage: Stage | None) -> dict[str, str]:
        is_first = self._dossier is None or name not in self._dossier.staged
        is_past = is_first and stage is not None and stage.since <= self._today
        return self._dated(stage.since if is_past and stage is not None else self._today, "state")

    def _of_funders(self) -> Iterator[Problem]:
        yield from self._funders.new(self._made.read)
        shares, total = self._said.get("cofunders"), self._wanted.get("national_public")
        if isinstance(shares, tuple) and isinstance(total, int):
            named = sum(each.amount or 0 for each in shares if kind_of_funder(each.name)[1])
            if named > total:
                yield self._remark("national_public", "total_under_named", total)

    def _dated(self, day: date, source: str) -> dict[str, str]:
        """A day that is supposed, and from where it comes."""
        return {"day": day.isoformat(), "from": "today" if day == self._today else source}

    def _remark(self, name: str, code: str, /, *readings: Value, **data: str) -> Problem:
        row = self._made.read.row
        return Problem(name, code, "", row, weight="remark", readings=readings, data=tuple(data.items()))
