"""What the record of a sitting in preparation asks of the services, as works for the base's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from leaderdesk.domain.sittings.plans import Plan, SittingRow
from leaderdesk.domain.sittings.readiness import Missing
from leaderdesk.ui.sittings.plan.beginning import Left
from leaderdesk.ui.sittings.plan.fields import moment_of
from leaderdesk.words.sitting_plans import usual_title

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made

# The sitting that is not there yet.
_NOWHERE = 0


@dataclass(frozen=True, slots=True)
class Known:
    """A sitting, what is missing before its day, and the others it may refer to."""

    plan: Plan
    missing: tuple[Missing, ...]
    others: tuple[SittingRow, ...]


def reading(key: int, on: date) -> Callable[[OpenBase], Known]:
    """Read a sitting."""

    def work(base: OpenBase) -> Known:
        from leaderdesk.services.sitting_lists import list_sittings, read_plan, read_readiness

        others = tuple(row for row in list_sittings(base) if row.id != key)
        return Known(read_plan(base, key), read_readiness(base, key, on), others)

    return work


def reading_left() -> Callable[[OpenBase], list[Left]]:
    """The sittings that left something, the last day first."""

    def work(base: OpenBase) -> list[Left]:
        from leaderdesk.services.sitting_carrying import points_to_carry
        from leaderdesk.services.sitting_lists import list_sittings

        left = [Left(row, len(points_to_carry(base, row.id, _NOWHERE))) for row in list_sittings(base)]
        return [each for each in left if each.count and each.sitting.phase in {"closed", "sealed"}]

    return work


def making(values: Mapping[str, Any], carried: int | None) -> Callable[[OpenBase], Made]:
    """Enter a sitting, with what another one left."""

    def work(base: OpenBase) -> Made:
        from leaderdesk.services.sitting_carrying import carry_points
        from leaderdesk.services.sitting_plans import SittingDraft, create_sitting

        kind, day = values.get("kind") or "committee", values["held_on"]
        is_written = kind == "written"
        draft = SittingDraft(
            title=values.get("title") or usual_title(kind, day),
            held_on=day,
            kind=kind,
            starts_at=None if is_written else moment_of(day, values.get("starts_at")),
            place=None if is_written else values.get("place"),
            deadline=values.get("deadline") if is_written else None,
        )
        made = create_sitting(base, draft)
        if carried is not None:
            carry_points(base, carried, int(made))
        return made

    return work


def saving(key: int, name: str, value: object) -> Callable[[OpenBase], Any]:
    """Save a field of a sitting; what it cannot do without stays as it was."""

    def work(base: OpenBase) -> object:
        from leaderdesk.services.sitting_lists import read_plan
        from leaderdesk.services.sitting_plans import edit_sitting

        plan = read_plan(base, key)
        if name == "title":
            return edit_sitting(base, key, title=value or usual_title(plan.kind, plan.held_on))
        if name == "starts_at":
            return edit_sitting(base, key, starts_at=moment_of(plan.held_on, value))  # type: ignore[arg-type]  # an hour
        if name in {"held_on", "kind"} and value is None:
            return None
        return edit_sitting(base, key, **{name: value})

    return work


def opening(key: int) -> Callable[[OpenBase], Done]:
    """Open a sitting."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.sittings import open_sitting

        return open_sitting(base, key)

    return work


def moving(keys: Sequence[int], *, is_binned: bool) -> Callable[[OpenBase], Done]:
    """Put sittings in the bin, or take them out of it."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.sitting_plans import bin_sittings, unbin_sittings

        return (bin_sittings if is_binned else unbin_sittings)(base, keys)

    return work
