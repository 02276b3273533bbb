"""What the agenda asks of the services, as works for the base's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from leaderdesk.domain.sittings.candidates import Candidate
from leaderdesk.domain.sittings.orders import OrderAdvice
from leaderdesk.domain.sittings.plans import kind_told
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.words.sitting_plans import usual_decision

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done
    from leaderdesk.ui.kit.progress import Tell


def changing(key: int, entries: Sequence[Entry]) -> Callable[[OpenBase], Done]:
    """Change points, and add those that were typed by their title."""
    whole = [Entry(each.key, _told(each) if each.key is None else each.fields) for each in entries]

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.sitting_plans import edit_points
        from leaderdesk.ui.parts.row_edits import row_edits

        return edit_points(base, key, row_edits(whole))

    return work


def adding(key: int, candidates: Sequence[Candidate]) -> Callable[[OpenBase], Done]:
    """Put dossiers at the end of the agenda."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.sitting_plans import PointDraft, add_points

        return add_points(
            base, key, [PointDraft(dossier_id=each.dossier_id, decision=each.decision) for each in candidates]
        )

    return work


def removing(key: int, points: Sequence[int]) -> Callable[[OpenBase], Done]:
    """Take points off the agenda."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.sitting_plans import remove_points

        return remove_points(base, key, points)

    return work


def ordering(key: int, points: Sequence[int]) -> Callable[[OpenBase], Done]:
    """Put the points in an order."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.sitting_plans import order_points

        return order_points(base, key, points)

    return work


def applying(key: int, advice: OrderAdvice) -> Callable[[OpenBase], Done]:
    """Put the points in the order proposed."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.sitting_orders import point_ids
        from leaderdesk.services.sitting_plans import order_points

        return order_points(base, key, point_ids(advice))

    return work


def advising(key: int) -> Callable[[OpenBase, Tell], OrderAdvice]:
    """Look for a better order."""

    def work(base: OpenBase, tell: Tell) -> OrderAdvice:
        from leaderdesk.services.sitting_orders import suggest_order

        return suggest_order(base, key, tell=tell)

    return work


def proposing(key: int, on: date) -> Callable[[OpenBase], tuple[Candidate, ...]]:
    """Read the dossiers that could come before the sitting."""

    def work(base: OpenBase) -> tuple[Candidate, ...]:
        from leaderdesk.services.sitting_candidates import propose_dossiers

        return propose_dossiers(base, key, on)

    return work


def _told(entry: Entry) -> dict[str, object]:
    """A point that is no project; what was not typed is what its title says."""
    title = str(entry.fields.get("title") or "")
    kind = str(entry.fields.get("kind") or kind_told(title))
    return {"kind": kind, "decision": usual_decision(kind), **entry.fields}
