"""A report on so many pages: fewer rows of the tables that may be cut, then without what has its table.

What may not be cut is never left out: it takes the pages that it needs.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.papers.reports.whole import report_paper
from leaderdesk.documents.pdf.writing import pdf_bytes
from leaderdesk.domain.reports.frame import Report
from leaderdesk.drawings.shapes import Measure

_FEWEST = 2


def fitted_paper(report: Report, letterhead: Letterhead, measure: Measure) -> Paper:
    """The fullest paper that holds on the pages it may have, or on as many as the shortest takes."""
    paper = report_paper(report, letterhead, measure)
    if report.most_pages is None or _pages(paper) <= report.most_pages:
        return paper
    shortest = report_paper(report, letterhead, measure, most_rows=_FEWEST, is_drawn=False)
    most_pages = max(report.most_pages, _pages(shortest))
    if _pages(paper) <= most_pages:
        return paper
    for most_rows, is_drawn in _ways(report):
        paper = report_paper(report, letterhead, measure, most_rows=most_rows, is_drawn=is_drawn)
        if _pages(paper) <= most_pages:
            return paper
    return shortest


def _ways(report: Report) -> Iterator[tuple[int, bool]]:
    """Shorter and shorter."""
    cuts = [each.table.on_paper for each in report.parts if each.table is not None and each.table.on_paper is not None]
    for is_drawn in (True, False):
        for most_rows in range(max(cuts, default=_FEWEST) - 1, _FEWEST - 1, -1):
            yield most_rows, is_drawn


def _pages(paper: Paper) -> int:
    return pdf_bytes(paper)[1].pages
