"""The list of dossiers as a window holds it: read whole once, then only what the journal says has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.services.choices import Choices, read_choices
from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.dossiers import dossier_rows
from leaderdesk.store.queries.dossiers_changed import touched_dossiers


@dataclass(frozen=True, slots=True)
class Seen:
    """What a list has been read of: the base while it was open, up to an entry, for a day."""

    base: OpenBase
    height: int
    day: date


@dataclass(frozen=True, slots=True)
class Reading:
    """The dossiers to put in a list, those to take out of it, and what cells choose from where that has changed."""

    seen: Seen
    rows: list[DossierRow]
    gone: frozenset[int]
    is_whole: bool
    choices: Choices | None


def read_since(base: OpenBase, seen: Seen | None) -> Reading:
    """What has changed since the list was last read; everything where that is not known."""
    now = Seen(base, base.height, today(base))
    is_known = seen is not None and (seen.base, seen.day) == (now.base, now.day)
    with base.read() as session:
        touched = touched_dossiers(session, seen.height) if seen is not None and is_known else None
        keys = None if touched is None else touched.keys
        rows = dossier_rows(session, now.day, keys) if keys is None or keys else []
    has_words = touched is None or touched.has_words
    return Reading(
        now,
        rows,
        gone=frozenset() if keys is None else keys - {row.id for row in rows},
        is_whole=keys is None,
        choices=read_choices(base) if has_words else None,
    )
