"""What the page of reports asks of the base, on its thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.reports.choices import Choice, Choices
from leaderdesk.domain.reports.frame import Report
from leaderdesk.ui.kit.progress import Tell
from leaderdesk.words.failures import say

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.reporting.kinds import ReportKind
    from leaderdesk.services.reporting.making import WrittenReport


@dataclass(frozen=True, slots=True)
class Offer:
    """The reports there are, and what they may be asked of."""

    kinds: tuple[ReportKind, ...]
    choices: Choices


def offering(base: OpenBase) -> Offer:
    """Every report."""
    from leaderdesk.services.reporting.kinds import KINDS
    from leaderdesk.services.reporting.making import read_choices

    return Offer(KINDS, read_choices(base))


def reading(code: str, choice: Choice) -> Callable[[OpenBase], Report | str]:
    """A report; or why there is none, in words."""

    def work(base: OpenBase) -> Report | str:
        from leaderdesk.services.reporting.making import read_report

        try:
            return read_report(base, code, choice)
        except Refusal as refused:
            return say(refused)

    return work


def writing(code: str, choice: Choice, target: Path) -> Callable[[OpenBase, Tell], WrittenReport]:
    """The same in a file, of the kind that its ending says."""

    def work(base: OpenBase, tell: Tell) -> WrittenReport:
        from leaderdesk.services.reporting.making import write_report

        return write_report(base, code, choice, target, tell)

    return work


def writing_every_epci(choice: Choice, folder: Path) -> Callable[[OpenBase, Tell], tuple[WrittenReport, ...]]:
    """The sheet of each EPCI, in a folder."""

    def work(base: OpenBase, tell: Tell) -> tuple[WrittenReport, ...]:
        from leaderdesk.services.reporting.making import write_every_epci

        return write_every_epci(base, choice, folder, tell)

    return work
