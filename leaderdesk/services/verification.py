"""The record of a sitting held against itself, on any machine, without the base it came from."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.domain.errors import Fault
from leaderdesk.domain.sittings.records import Verified, verify_record
from leaderdesk.store.engine.failures import world_faults


def verify_file(path: Path) -> Verified:
    """What the record in a file is worth."""
    with world_faults(path):
        if not path.is_file():
            raise Fault("missing_file", path=str(path))
        content = path.read_bytes()
    return verify_record(content.decode("utf-8-sig", errors="replace"))
