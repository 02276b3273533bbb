"""Reports read from a base for what was chosen, and written as a paper or a workbook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from leaderdesk.documents.sheets.reported import report_book
from leaderdesk.documents.sheets.writing.writing import write_book
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.reports.choices import Choice, Choices, whole_year
from leaderdesk.domain.reports.frame import Part, Report
from leaderdesk.services.exports.making import written_over
from leaderdesk.services.exports.reading import stamp_of
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.papers.writing import rendered
from leaderdesk.services.reading import today
from leaderdesk.services.reporting.kinds import ReportKind, kind_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.reports import first_day, report_epcis, report_fiches
from leaderdesk.system.safe_write import write_safely
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import reports as words

_PAPER, _OFFICE, _BOOK = ".pdf", ".odt", ".xlsx"
_EPCI_SHEET = "epci_sheet"


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """The file, and what it could not hold: characters that no font has, texts longer than a cell."""

    path: Path
    unprinted: str = ""
    cut: int = 0
    marked: int = 0


def read_choices(base: OpenBase) -> Choices:
    """What reports may be asked of, and what one begins with: this year, on this day."""
    day = today(base)
    with base.read() as session:
        began = min(first_day(session) or day, day)
        epcis, fiches = report_epcis(session), report_fiches(session)
    first = Choice(*whole_year(day.year), day, epcis[0] if epcis else "")
    return Choices(first, tuple(range(day.year, began.year - 1, -1)), epcis, fiches)


def read_report(base: OpenBase, code: str, choice: Choice) -> Report:
    """A report. Refusals `no_such_report`, `period_reversed`, `epci_needed`."""
    kind = _known(code)
    if "period" in kind.asks and choice.since > choice.until:
        raise Refusal("period_reversed")
    if "epci" in kind.asks and not choice.epci:
        raise Refusal("epci_needed")
    if "period" in kind.asks and choice.since > today(base):
        told = Part(words.PERIOD, "", (words.not_begun(choice.since),))
        return Report(code, words.title(code), words.period(choice), words.period_reference(choice), (told,))
    return kind.read(base, choice)


def write_report(base: OpenBase, code: str, choice: Choice, target: Path, tell: Tell = no_tell) -> WrittenReport:
    """The same in a file: a workbook, an office document or a paper, by its ending.

    Refusals as above; faults `folder_gone`, `place_taken`, `target_in_use` (another name).
    """
    report = read_report(base, code, choice)
    with written_over(target):
        if target.suffix.casefold() == _BOOK:
            written = write_book(target, report_book(report, stamp_of(base)), tell)
            return WrittenReport(target, "", written.cut, written.marked)
        return _write_paper(base, report, target)


def write_every_epci(base: OpenBase, choice: Choice, folder: Path, tell: Tell = no_tell) -> tuple[WrittenReport, ...]:
    """The sheet of each EPCI on the chosen day, as papers in a folder, each under its usual name.

    Refusal `epci_needed`; given up, those already written stay. Faults as above.
    """
    epcis = read_choices(base).epcis
    if not epcis:
        raise Refusal("epci_needed")
    written = []
    for done, name in enumerate(epcis):
        tell(done, len(epcis))
        report = read_report(base, _EPCI_SHEET, replace(choice, epci=name))
        target = folder / f"{words.usual_name(report)}{_PAPER}"
        with written_over(target):
            written.append(_write_paper(base, report, target))
    return tuple(written)


def _write_paper(base: OpenBase, report: Report, target: Path) -> WrittenReport:
    # Fonts and the kit of papers are loaded when first asked for.
    from leaderdesk.documents.papers.reports.fitting import fitted_paper
    from leaderdesk.documents.pdf.fonts import measure

    paper = fitted_paper(report, read_letterhead(base), measure)
    content, unprinted = rendered(paper, is_office=target.suffix.casefold() == _OFFICE)
    write_safely(target, content)
    return WrittenReport(target, unprinted)


def _known(code: str) -> ReportKind:
    kind = kind_of(code)
    if kind is None:
        raise Refusal("no_such_report", report=code)
    return kind
