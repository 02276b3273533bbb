"""The last resort: what is readable of a damaged base, or all of one that changed under our feet, put aside."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from leaderdesk.domain.errors import Fault
from leaderdesk.services.around import Around
from leaderdesk.services.bases import author_of
from leaderdesk.store import opening
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.engine.rescue import rescue_rows
from leaderdesk.system.paths import BASE_SUFFIX
from leaderdesk.system.safe_write import write_safely


@dataclass(frozen=True, slots=True)
class Rescue:
    """Where the readable rows were written, how many there are, and the tables where some are missing."""

    path: Path
    rows: int
    incomplete: tuple[str, ...]


def rescue_readable(path: Path, folder: Path, around: Around) -> Rescue:
    """Write every row that can still be read of a base into a JSON file; the base itself is left as it is."""
    hold = opening.hold_base(path.resolve(), author_of(around))
    try:
        rescued = rescue_rows(path.resolve())
    finally:
        hold.release()
    if not any(each.rows for each in rescued):
        raise Fault("nothing_readable", path=str(path))
    stamp = around.clock().astimezone().strftime("%Y-%m-%d %Hh%M")
    target = folder / f"{path.name.removesuffix(BASE_SUFFIX)} lisible {stamp}.json"
    tables = {each.table: {"complete": each.is_complete, "rows": each.rows} for each in rescued}
    with world_faults(target):
        write_safely(target, json.dumps(tables, ensure_ascii=False, indent=1).encode())
    return Rescue(
        path=target,
        rows=sum(len(each.rows) for each in rescued),
        incomplete=tuple(each.table for each in rescued if not each.is_complete),
    )
