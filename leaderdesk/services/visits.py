"""Where each base stood when it was last left on this machine: a small file of the user's, that may be lost."""

from __future__ import annotations

import contextlib
import json

from leaderdesk.domain.home.changes import Visit
from leaderdesk.services.around import Around
from leaderdesk.store.base import OpenBase
from leaderdesk.store.journal.entries import read_moment, written_moment
from leaderdesk.system.safe_write import write_safely

_FILE = "visits.json"
_KEPT = "visit"


def last_visit(base: OpenBase, around: Around) -> Visit | None:
    """The visit before this one, the same for as long as the base stays open; none that is of another line."""
    if _KEPT not in base.kept:
        base.kept[_KEPT] = _read(around).get(_name(base))
    visit = base.kept[_KEPT]
    if not isinstance(visit, Visit) or visit.lineage != base.lineage or visit.height > base.height:
        return None
    return visit


def end_visit(base: OpenBase, around: Around) -> None:
    """Remember where a base is left; where nothing can be written, the next visit tells more than it need."""
    visits = _read(around) | {_name(base): Visit(base.lineage, base.height, around.clock())}
    written = {
        name: {"lineage": each.lineage, "height": each.height, "at": written_moment(each.at)}
        for name, each in visits.items()
    }
    with contextlib.suppress(OSError):
        around.folders.settings.mkdir(parents=True, exist_ok=True)
        write_safely(around.folders.settings / _FILE, json.dumps(written).encode())


def _name(base: OpenBase) -> str:
    """A copy elsewhere is visited for itself."""
    return f"{base.id}:{base.path}"


def _read(around: Around) -> dict[str, Visit]:
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        stored = json.loads((around.folders.settings / _FILE).read_text(encoding="utf-8"))
        return {name: _visit(**each) for name, each in stored.items()}
    return {}


def _visit(*, lineage: int, height: int, at: str) -> Visit:
    return Visit(int(lineage), int(height), read_moment(at))
