"""The report of a check, as a text."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.domain.findings import Report
from leaderdesk.services.checks import check_base
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.system.safe_write import write_safely
from leaderdesk.words import findings
from leaderdesk.words.exports import EXAMPLE
from leaderdesk.words.formats import NO_BREAK, number


def export_check(base: OpenBase, target: Path) -> Report:
    """Check a base and write what was found, one sentence a line."""
    report = check_base(base)
    lines = [f"{findings.level(each)}{NO_BREAK}: {findings.say(each)}" for each in report.findings]
    lines = lines or ["Aucune anomalie."]
    lines += [f"{name}{NO_BREAK}: {number(count)}" for name, count in findings.counted(report.counts)]
    if base.is_example:
        lines.insert(0, f"{EXAMPLE}{NO_BREAK}: base fictive.")
    with world_faults(target):
        write_safely(target, "\n".join([*lines, ""]).encode())
    return report
