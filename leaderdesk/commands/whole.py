"""A whole base that was written as a workbook: taken into an empty base, or into one that is made for it."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.commands.answers import Answer
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.services.around import Around


def take_whole_base(around: Around, base: Path, file: Path, book: Book, *, dry_run: bool) -> Answer:
    """Take it in, or only say what it holds and whether it may come in."""
    from leaderdesk.services.bases import close_base, looked_base, open_base
    from leaderdesk.services.workbooks.whole import base_from_whole, read_book_whole, refuse_unless_empty, take_read
    from leaderdesk.words import whole as words

    whole, is_there = read_book_whole(book), base.exists()
    data = {
        "whole": True,
        "gal": whole.gal,
        "example": whole.is_example,
        "height": whole.height,
        "rows": {content.shape.name: len(content.rows) for content in whole.tables if content.rows},
        "attachments": sum(each.is_there for each in whole.pieces),
        "missing": [each.name for each in whole.pieces if not each.is_there],
    }
    if dry_run:
        if is_there:
            with looked_base(base, around) as looked:
                refuse_unless_empty(looked)
    elif is_there:
        opened = open_base(base, around)
        try:
            take_read(opened, whole, book.name, file)
        finally:
            close_base(opened, around)
    else:
        close_base(base_from_whole(base, around, whole, book.name, file), around)
    return Answer(words.taken(whole, is_dry=dry_run), data)
