"""A form that somebody filled in: taken into the base, or only said what it would change."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.commands.answers import Answer
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.services.around import Around


def take_form(around: Around, base: Path, path: Path, book: Book, *, dry_run: bool) -> Answer:
    """What it says and what cannot be taken; written unless it is only looked at."""
    from leaderdesk.services.bases import close_base, looked_base, open_base
    from leaderdesk.services.rounds.arriving import open_forms

    if dry_run:
        with looked_base(base, around) as looked:
            back = open_forms(looked, [book])
    else:
        opened = open_base(base, around)
        try:
            back = open_forms(opened, [book], [path])
            if back.count:
                back.take(opened)
        finally:
            close_base(opened, around)
    data = {"form": True, "counted": back.count, "lines": back.lines, "problems": back.problems, "written": not dry_run}
    return Answer([*([back.about] if back.about else []), *back.lines, *back.problems], data)
