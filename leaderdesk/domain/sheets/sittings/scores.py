"""The notes of a point as a page shows them: sheet by sheet, criterion by criterion, with what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Literal

from leaderdesk.domain.grids.spreads import FEWEST_MEMBERS
from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet
from leaderdesk.domain.scoring import Score, Verdict, maximum_of, needed_points
from leaderdesk.domain.sittings.gestures import CONSENSUS
from leaderdesk.domain.sittings.sheets import Cells, CellState, Difference, Sheets
from leaderdesk.domain.sittings.state import State

SheetOrigin = Literal["typed", "early", "none"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One note: to do, scored, abstained or recused; it differs when the second typing of the sheet says otherwise."""

    state: CellState
    note: Fraction | None = None
    is_early: bool = False
    differs: bool = False
    # What was typed first, oldest first, where it was typed otherwise since.
    was: tuple[Fraction | None, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The sheet of a member, or of all together; its cells in the order of the grid."""

    member: str
    origin: SheetOrigin
    cells: tuple[Cell, ...]
    again: tuple[Cell, ...]
    is_counted: bool
    # Why a sheet with notes is not counted: an interest, a required note missing, sent early and only shown.
    set_aside: Literal["recused", "incomplete", "early_only"] | None
    may_note: bool

    @property
    def missing(self) -> int:
        """How many cells are still to do."""
        return sum(each.state == "to_do" for each in self.cells)


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One line of the grid with what the sheets give it."""

    key: str
    title: str
    maximum: Fraction
    levels: tuple[Fraction, ...]
    weight: Fraction
    is_required: bool
    eliminatory_min: Fraction | None
    value: Fraction | None
    count: int
    lowest: Fraction | None
    median: Fraction | None
    highest: Fraction | None
    # The mean difference between two members; none with fewer than three notes.
    spread: Fraction | None
    is_eliminating: bool

    @property
    def spread_share(self) -> Fraction | None:
        """The same as a part of the maximum."""
        return self.spread / self.maximum if self.spread is not None and self.maximum else None


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """Everything about the notes of a point."""

    title: str
    is_consensus: bool
    criteria: tuple[CriterionResult, ...]
    rows: tuple[SheetRow, ...]
    counted: int
    total: Fraction | None
    maximum: Fraction
    threshold: Fraction | None
    is_threshold_strict: bool
    verdict: Verdict
    eliminated_by: tuple[str, ...]
    rate: Fraction | None
    differences: tuple[Difference, ...]
    # Among the points of this grid that have a total so far; ties share a rank.
    rank: int | None = None
    ranked: int = 0
    tied_with: tuple[str, ...] = ()

    @property
    def over_threshold(self) -> Fraction | None:
        """Points above the threshold, below zero those that lack."""
        return None if self.total is None or self.threshold is None else self.total - self.threshold


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a total stands among the others."""

    rank: int | None
    ranked: int
    tied_with: tuple[str, ...]


def score_sheet_of(
    state: State, key: str, *, in_room: Sequence[str], score: Score | None, standing: Standing
) -> ScoreSheet | None:
    """The notes of a point; none without a grid. `in_room` are those who may note, in their order."""
    grid = state.points[key].grid
    if grid is None:
        return None
    sheets, barred = state.done[key].sheets, state.barred(key)
    counted = frozenset(score.counted) if score is not None else frozenset()
    rows = tuple(
        _row(
            grid, sheets, member, counted, may_note=member == CONSENSUS or member in in_room, is_barred=member in barred
        )
        for member in _members(grid, sheets, in_room)
    )
    rule = grid.rule()
    maximum = maximum_of(rule)
    return ScoreSheet(
        title=grid.title,
        is_consensus=grid.aggregate == CONSENSUS,
        criteria=_results(grid, score, _given(sheets, counted)),
        rows=rows,
        counted=len(counted),
        total=None if score is None else score.total,
        maximum=maximum,
        threshold=None if grid.threshold is None else needed_points(grid.threshold, maximum),
        is_threshold_strict=grid.threshold is not None and grid.threshold.op == ">",
        verdict="no_score" if score is None else score.verdict,
        eliminated_by=() if score is None else score.eliminated_by,
        rate=None if score is None else score.rate,
        differences=sheets.differences(),
        rank=standing.rank,
        ranked=standing.ranked,
        tied_with=standing.tied_with,
    )


def standing_of(key: str, title: str, totals: Mapping[str, tuple[str, Fraction]]) -> Standing:
    """The rank of a point among those noted on the same grid; `totals` gives each its grid and its total."""
    same = {each: total for each, (grid, total) in totals.items() if grid == title}
    own = same.get(key)
    if own is None:
        return Standing(None, len(same), ())
    ahead = sum(total > own for total in same.values())
    tied = tuple(each for each, total in same.items() if total == own and each != key)
    return Standing(ahead + 1, len(same), tied)


def _members(grid: GridSheet, sheets: Sheets, in_room: Sequence[str]) -> list[str]:
    """Those who may note, then whoever else has a sheet: gone since, recused, or absent with early notes."""
    if grid.aggregate == CONSENSUS:
        return [CONSENSUS]
    others = sorted((sheets.typed.keys() | sheets.typed_again.keys() | sheets.early.keys()) - set(in_room))
    return [*in_room, *others]


def _row(
    grid: GridSheet, sheets: Sheets, member: str, counted: frozenset[str], *, may_note: bool, is_barred: bool
) -> SheetRow:
    typed, again, early = (pages.get(member, {}) for pages in (sheets.typed, sheets.typed_again, sheets.early))
    keys = [each.key for each in grid.criteria]
    is_early = not typed and bool(early)
    notes = early if is_early else typed
    cells = tuple(
        _cell(
            notes,
            key,
            is_barred=is_barred,
            is_early=is_early,
            differs=bool(again) and _differ(typed, again, key),
            was=() if is_early else sheets.corrected.get((1, member, key), ()),
        )
        for key in keys
    )
    return SheetRow(
        member=member,
        origin="typed" if typed else "early" if early else "none",
        cells=cells,
        again=tuple(
            _cell(
                again,
                key,
                is_barred=is_barred,
                is_early=False,
                differs=_differ(typed, again, key),
                was=sheets.corrected.get((2, member, key), ()),
            )
            for key in keys
        )
        if again
        else (),
        is_counted=member in counted,
        set_aside=_set_aside(is_barred=is_barred, is_early=is_early) if notes and member not in counted else None,
        may_note=may_note and not is_barred,
    )


def _set_aside(*, is_barred: bool, is_early: bool) -> Literal["recused", "incomplete", "early_only"]:
    if is_barred:
        return "recused"
    return "early_only" if is_early else "incomplete"


def _cell(
    notes: Cells, key: str, *, is_barred: bool, is_early: bool, differs: bool, was: tuple[Fraction | None, ...]
) -> Cell:
    if is_barred:
        return Cell("recused", notes.get(key), is_early, differs, was)
    if key not in notes:
        return Cell("to_do", None, is_early, differs, was)
    note = notes[key]
    return Cell("abstained" if note is None else "scored", note, is_early, differs, was)


def _differ(typed: Cells, again: Cells, key: str) -> bool:
    return (key in typed, typed.get(key)) != (key in again, again.get(key))


def _given(sheets: Sheets, counted: frozenset[str]) -> list[Cells]:
    pages: dict[str, Cells] = {**sheets.early, **sheets.typed}
    return [pages[member] for member in counted if member in pages]


def _results(grid: GridSheet, score: Score | None, given: Sequence[Cells]) -> tuple[CriterionResult, ...]:
    return tuple(_result(each, score, given) for each in grid.criteria)


def _result(criterion: CriterionSheet, score: Score | None, given: Sequence[Cells]) -> CriterionResult:
    found = [cells.get(criterion.key) for cells in given]
    measured = _measure([note for note in found if note is not None])
    return CriterionResult(
        key=criterion.key,
        title=criterion.title,
        maximum=criterion.max,
        levels=tuple(level.points for level in criterion.levels),
        weight=criterion.weight,
        is_required=criterion.is_required,
        eliminatory_min=criterion.eliminatory_min,
        value=None if score is None else score.values.get(criterion.key),
        count=measured.count,
        lowest=measured.lowest,
        median=measured.median,
        highest=measured.highest,
        spread=measured.spread,
        is_eliminating=score is not None and criterion.key in score.eliminated_by,
    )


@dataclass(frozen=True, slots=True)
class _Measured:
    count: int = 0
    lowest: Fraction | None = None
    median: Fraction | None = None
    highest: Fraction | None = None
    spread: Fraction | None = None


def _measure(notes: Sequence[Fraction]) -> _Measured:
    """The ends, the middle and the mean difference of all pairs: in whole numbers, asked at each key."""
    count = len(notes)
    if not count:
        return _Measured()
    scale = lcm(*(note.denominator for note in notes))
    ordered = sorted(note.numerator * (scale // note.denominator) for note in notes)
    differences = sum(note * (2 * rank - count + 1) for rank, note in enumerate(ordered))
    spread = Fraction(differences, scale * count * (count - 1) // 2) if count >= FEWEST_MEMBERS else None
    median = Fraction(ordered[(count - 1) // 2] + ordered[count // 2], 2 * scale)
    return _Measured(count, Fraction(ordered[0], scale), median, Fraction(ordered[-1], scale), spread)
