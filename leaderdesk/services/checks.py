"""The check of a base, open or closed."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.domain.errors import Fault
from leaderdesk.domain.findings import Report, fault
from leaderdesk.services.around import Around
from leaderdesk.services.bases import author_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.check import check
from leaderdesk.store.engine.examine import read_identity
from leaderdesk.store.opening import only_looked_at
from leaderdesk.store.witness import compare, read_seen
from leaderdesk.system.paths import pieces_folder
from leaderdesk.system.steps import Tell, no_tell


def check_base(base: OpenBase, tell: Tell = no_tell) -> Report:
    """Check an open base; one that is not sound is suspect from then on, and no backup is taken from it."""
    report = check(base.connection, pieces_folder(base.path), tell)
    base.is_suspect = base.is_suspect or not report.is_sound
    return report


def check_file(path: Path, around: Around) -> Report:
    """Check a closed base without changing a byte of it, and compare it with what this machine has seen."""
    with only_looked_at(path.resolve(), author_of(around)) as base:
        report = check(base.connection, pieces_folder(base.path))
        if not report.is_sound:
            return report
        identity = read_identity(base.connection, base.path)
        try:
            compare(base.path, read_seen(around.folders.witness, identity.id), identity, base.connection)
        except Fault as loss:
            data = {name: value for name, value in loss.data.items() if name != "path" and value is not None}
            return Report((*report.findings, fault(loss.code, **data)), report.counts)
    return report
