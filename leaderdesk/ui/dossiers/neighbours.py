"""Asks which dossiers look like one; a base that has many is read some at a time, and others go in between."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from leaderdesk.ui.desk import Desk

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.neighbours import Neighbour

Found = tuple["Neighbour", ...]


def seek(desk: Desk, known: dict[str, Any], is_wished: Callable[[], bool], done: Callable[[Found], object]) -> None:
    """Hand over the dossiers most like what is known of one, as long as it is wished for."""

    def work(base: OpenBase) -> Found | None:
        from leaderdesk.services.neighbours import is_ready, similar_dossiers

        return similar_dossiers(base, **known) if is_ready(base) else None

    def taken(found: Found | None) -> None:
        if not is_wished():
            return
        if found is None:
            desk.ask(work, taken)
        else:
            done(found)

    desk.ask(work, taken)
