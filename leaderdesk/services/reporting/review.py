"""The review of projects as a report: the dossiers of its page, with the same reading."""

from __future__ import annotations

from typing import cast

from leaderdesk.domain.reports.choices import Choice, Option
from leaderdesk.domain.reports.frame import Report
from leaderdesk.domain.reports.reviews import BYS, By
from leaderdesk.services.reading import today
from leaderdesk.services.reviews import list_open_ids, review_rows
from leaderdesk.store.base import OpenBase
from leaderdesk.words import reports as words
from leaderdesk.words.report_review import review_parts

GROUPS = Option("review_by", BYS)
OPTIONS = (GROUPS,)


def read_review(base: OpenBase, choice: Choice) -> Report:
    """Every living dossier as it stands: a review is of today."""
    day = today(base)
    rows = review_rows(base, list_open_ids(base), day)
    parts = review_parts(rows, cast("By", choice.of(GROUPS)), day)
    title = words.title("projects_review")
    return Report("projects_review", title, words.on_day(day), day.isoformat(), parts, is_wide=True)
