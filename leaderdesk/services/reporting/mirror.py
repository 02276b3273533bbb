"""The mirror of the committee, read from the gestures of its sittings."""

from __future__ import annotations

from leaderdesk.domain.reports.choices import Choice
from leaderdesk.domain.reports.frame import Report
from leaderdesk.domain.reports.mirrors import mirror_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.mirrors import held_between
from leaderdesk.words import reports as words
from leaderdesk.words.report_mirror import mirror_parts


def read_mirror(base: OpenBase, choice: Choice) -> Report:
    """The sittings of a period."""
    with base.read() as session:
        mirror = mirror_of(held_between(session, choice.since, choice.until))
    return Report(
        *("committee_mirror", words.title("committee_mirror"), words.period(choice), words.period_reference(choice)),
        mirror_parts(mirror),
        is_wide=True,
    )
