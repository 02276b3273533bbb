"""A file of somebody else read into plain cells, by a child that may fail: here it is only a sentence."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from leaderdesk.documents.sheets.reading import child
from leaderdesk.documents.sheets.reading.delimited import read_delimited
from leaderdesk.documents.sheets.reading.limits import LIMITS
from leaderdesk.documents.sheets.reading.refused import Unreadable
from leaderdesk.documents.sheets.reading.results import unpack
from leaderdesk.domain.errors import Fault, Refusal
from leaderdesk.domain.workbooks.cells import Book, Sheet
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.system.children import ChildEnded, answered_by_child
from leaderdesk.system.steps import Tell, no_tell

# The hidden first word by which the program reads a workbook and does nothing else.
READ_WORD = "--read-workbook"
_PASTED = "Presse-papiers"


def read_book(path: Path, tell: Tell = no_tell, *, encoding: str = "", separator: str = "") -> Book:
    """The sheets of a workbook or of a CSV; what `tell` raises stops the reading, which leaves nothing behind.

    Of a text, in which letters it is written and what separates its columns is guessed, unless somebody says it.
    """
    path = path.absolute()
    _check(path)
    with (
        _refused(path.name),
        world_faults(path),
        answered_by_child((READ_WORD, str(path), encoding, separator), LIMITS.seconds, tell) as folder,
    ):
        try:
            with (folder / child.ANSWER).open("rb") as answer:
                return unpack(answer, partial(_tell_on, tell))
        except (ValueError, KeyError, TypeError, OverflowError) as error:
            raise ChildEnded("crash", "an answer that does not add up") from error


def _tell_on(tell: Tell, done: int, total: int) -> None:
    """The child did its part; the rest is to take back what it read."""
    tell(child.OURS * total + (child.ALL - child.OURS) * done, child.ALL * total)


def read_pasted(text: str) -> Book:
    """The rows of a text that was copied from a spreadsheet or from a table."""
    content = text.encode("utf-8", "replace")
    if not text.strip():
        raise Refusal("nothing_pasted")
    if len(content) > LIMITS.pasted:
        raise Refusal("pasted_too_large", size=len(content), largest=LIMITS.pasted)
    with _refused(_PASTED):
        # Spreadsheets put tabs between the cells they copy.
        read = read_delimited(text, LIMITS, ("\t", ";", "|", ","))
    digest = hashlib.sha256(content).hexdigest()
    return Book(_PASTED, "pasted", digest, (Sheet(_PASTED, read.rows),), separator=read.separator, remarks=read.remarks)


def _check(path: Path) -> None:
    """What is known without reading, said at once."""
    if not path.exists():
        raise Fault("missing_file", path=str(path))
    if not path.is_file():
        raise Refusal("not_a_file", path=str(path))
    if not os.access(path, os.R_OK):
        raise Fault("unreadable_file", path=str(path))
    size = path.stat().st_size
    if size > LIMITS.largest:
        raise Refusal("workbook_too_large", name=path.name, size=size, largest=LIMITS.largest)


@contextlib.contextmanager
def _refused(name: str) -> Iterator[None]:
    try:
        yield
    except Unreadable as error:
        raise Refusal(error.code, name=name, **error.data) from error
    except ChildEnded as ended:
        raise _of_child(ended, name) from ended


def _of_child(ended: ChildEnded, name: str) -> Refusal | Fault:
    if ended.why == "memory":
        return Refusal("workbook_takes_memory", name=name, largest=LIMITS.memory)
    if ended.why == "time":
        return Refusal("workbook_takes_time", name=name, seconds=LIMITS.seconds)
    if ended.why == "file":
        return Fault("unreadable_file", path=name)
    if ended.why == "room":
        return Fault("disk_full", path=name)
    return Refusal("workbook_unread", name=name)
