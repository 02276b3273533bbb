"""The report of a bug says where the program failed, and nothing of anybody."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.bug_reports import write_bug_report
from leaderdesk.services.dossiers import edit_dossier
from tests.factories import make_dossier, make_ground

MARKER = "Zébuline-Quatremarre"


def failure(base: OpenBase) -> Exception:
    """A bug whose message, data and cause all name somebody."""
    dossier = make_dossier(base, make_ground(base))
    try:
        try:
            Path(f"/home/{MARKER}/absent").read_bytes()
        except OSError:
            edit_dossier(base, dossier, **{MARKER: MARKER})
    except ValueError as error:
        error.add_note(MARKER)
        return error
    raise AssertionError


def test_a_report_holds_no_personal_data(base: OpenBase, around: Around) -> None:
    report = write_bug_report(failure(base), around)

    text = report.read_text("utf-8")
    assert MARKER not in text
    assert around.operator not in text
    assert str(base.path) not in text


def test_a_report_says_where_it_failed_and_what_came_before(base: OpenBase, around: Around) -> None:
    lines = write_bug_report(failure(base), around).read_text("utf-8").splitlines()

    assert lines[0].startswith("LeaderDesk ")
    assert "ValueError" in lines
    assert "FileNotFoundError" in lines
    assert [line for line in lines if line.startswith("  leaderdesk/services/dossiers.py:") and "edit_dossier" in line]


def test_two_failures_make_two_reports(base: OpenBase, around: Around) -> None:
    error = failure(base)
    first, second = (write_bug_report(error, around) for _ in range(2))

    assert first != second
    assert first.parent == around.folders.reports
