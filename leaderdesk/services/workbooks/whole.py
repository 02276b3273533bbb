"""A whole base out as a workbook, and back into an empty one as one entry of its journal, without a difference."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select, update

from leaderdesk.documents.sheets.whole.reading import FORMAT, facts_of, read_whole
from leaderdesk.documents.sheets.whole.writing import write_whole
from leaderdesk.documents.sheets.writing.writing import WrittenBook
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.workbooks.cells import Book, Remark
from leaderdesk.domain.workbooks.whole import PieceFile, Whole
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, act, create_base
from leaderdesk.services.done import Done, touched
from leaderdesk.store.engine.connection import VERSION, version_name
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.pieces import copy_missing, digest_of_file, piece_path
from leaderdesk.store.queries.tables import count_rows, empty_table, fill_table, read_table, shapes
from leaderdesk.store.schema import Attachment, Base, Gal
from leaderdesk.store.unit import Unit
from leaderdesk.system.paths import pieces_folder
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import whole as words

# What a base that was just made holds already: the name of its GAL, which that of the workbook replaces.
_GIVEN_WAY = "gals"


@dataclass(frozen=True, slots=True)
class TakenWhole(Done):
    """What came in: rows, tables, attachments, and those that were already missing when it was written."""

    rows: int
    tables: int
    pieces: int
    missing: tuple[str, ...]


def snapshot(base: OpenBase, tell: Tell = no_tell) -> Whole:
    """Everything that a base keeps, read at once."""
    with base.read() as session:
        tables = []
        for read, shape in enumerate(shapes(), 1):
            tables.append(read_table(session, shape))
            tell(read, len(shapes()) * 2)
        gal = session.scalars(select(Gal.name).order_by(Gal.id).limit(1)).first()
        files = session.execute(select(Attachment.digest, Attachment.size, Attachment.name).order_by(Attachment.digest))
        pieces = tuple(_piece_files(base, [(digest, size, name) for digest, size, name in files]))
    return Whole(
        base=base.id,
        version=version_name(base.version),
        gal=gal or "",
        is_example=base.is_example,
        written_at=base.author.clock().isoformat(" ", "minutes"),
        height=base.height,
        tables=tuple(tables),
        pieces=pieces,
    )


def export_whole(base: OpenBase, target: Path, tell: Tell = no_tell) -> WrittenBook:
    """Write the whole base as a workbook, with the bytes of its attachments in the folder of that name."""
    whole = snapshot(base)
    return write_snapshot(whole, pieces_folder(base.path), target, base.author.clock().date(), tell)


def is_whole_base(book: Book) -> bool:
    """True for a workbook that a whole base was written as, of this version or another."""
    return facts_of(book) is not None


def take_whole(base: OpenBase, book: Book, source: Path | None, tell: Tell = no_tell) -> TakenWhole:
    """Put a whole base that was written as a workbook into one that holds nothing yet."""
    refuse_unless_empty(base)
    return take_read(base, read_book_whole(book, tell), book.name, source, tell)


def take_read(base: OpenBase, whole: Whole, name: str, source: Path | None, tell: Tell = no_tell) -> TakenWhole:
    """The same once the workbook was read, which is done without the base."""
    base.refuse_writes()
    refuse_unless_empty(base)
    with (
        _pieces_taken(base, whole.pieces, None if source is None else pieces_folder(source)),
        Unit(base, act(base, "import_base", file=name)) as unit,
    ):
        empty_table(unit.session, _GIVEN_WAY)
        for filled, content in enumerate(whole.tables):
            tell(filled, len(whole.tables))
            fill_table(unit.session, content)
        unit.session.execute(update(Base).values(is_example=whole.is_example))
        height = unit.commit()
    base.is_example = whole.is_example
    missing = tuple(each.name for each in whole.pieces if not each.is_there)
    names = [content.shape.name for content in whole.tables if content.rows]
    there = len(whole.pieces) - len(missing)
    return TakenWhole(height, touched(names), whole.rows, len(names), there, missing)


def base_from_whole(path: Path, around: Around, whole: Whole, name: str, source: Path | None) -> OpenBase:
    """A new base made from such a workbook, open; nothing is left of it where that cannot be."""
    base = create_base(path, around, gal_name=whole.gal)
    try:
        take_read(base, whole, name, source)
    except BaseException:
        base.close()
        with world_faults(base.path):
            base.path.unlink()
        raise
    return base


def read_book_whole(book: Book, tell: Tell = no_tell) -> Whole:
    """What such a workbook holds, or the refusal that names every place that stands in the way."""
    facts = facts_of(book)
    if facts is None:
        raise Refusal("not_a_whole_base", name=book.name)
    if facts[words.FORMAT] != FORMAT:
        raise Refusal("whole_other_format", name=book.name, found=facts[words.FORMAT], known=FORMAT)
    known = version_name(VERSION)
    if facts.get(words.VERSION) != known:
        raise Refusal("whole_other_version", name=book.name, found=facts.get(words.VERSION, "?"), known=known)
    found = read_whole(book, shapes(), tell)
    if found.whole is None:
        raise Refusal("whole_unfit", name=book.name, problems=found.problems)
    return found.whole


def refuse_unless_empty(base: OpenBase) -> None:
    """Nothing is merged: only a base that holds nothing but the name of its GAL may become another."""
    with base.read() as session:
        held = {name: count for name, count in count_rows(session).items() if name != _GIVEN_WAY}
    if held:
        raise Refusal("base_not_empty", held=held)


def write_snapshot(whole: Whole, pieces: Path, target: Path, on: date, tell: Tell = no_tell) -> WrittenBook:
    """Write what was read of a base, without it: the attachments first, then the workbook that speaks of them."""
    there = [each for each in whole.pieces if each.is_there]
    with _copied(there, pieces, pieces_folder(target)), world_faults(target):
        sheets = write_whole(target, whole, on, tell)
    return WrittenBook(target, whole.rows, sheets, 0, 0, tuple(_remarks(whole, pieces_folder(target))))


def _remarks(whole: Whole, folder: Path) -> Iterator[Remark]:
    """The folder that goes with the workbook, and the files that were not there to be put in it."""
    there = sum(each.is_there for each in whole.pieces)
    if there:
        yield Remark("whole_pieces", (("count", str(there)), ("folder", folder.name)))
    yield from (Remark("whole_piece_missing", (("name", each.name),)) for each in whole.pieces if not each.is_there)


def _piece_files(base: OpenBase, files: Sequence[tuple[str, int, str]]) -> Iterator[PieceFile]:
    """Each content once, by its digest, with the first of its names."""
    known: set[str] = set()
    for digest, size, name in files:
        if digest not in known:
            known.add(digest)
            yield PieceFile(digest, size, name, piece_path(pieces_folder(base.path), digest).is_file())


@contextlib.contextmanager
def _pieces_taken(base: OpenBase, pieces: Sequence[PieceFile], folder: Path | None) -> Iterator[None]:
    """The bytes beside the base before the rows that speak of them."""
    needed = [each for each in pieces if each.is_there]
    own = pieces_folder(base.path)
    lacking = [
        each.name for each in needed if folder is None or not _is_whole_piece(piece_path(folder, each.digest), each)
    ]
    if folder is None or lacking:
        if lacking:
            raise Refusal("pieces_missing", folder="" if folder is None else folder.name, names=lacking)
        yield
        return
    with _copied(needed, folder, own):
        yield


@contextlib.contextmanager
def _copied(pieces: Sequence[PieceFile], source: Path, target: Path) -> Iterator[None]:
    """Their bytes in another folder; taken away again if what speaks of them does not come."""
    new = [path for each in pieces if not (path := piece_path(target, each.digest)).exists()]
    try:
        copy_missing((each.digest for each in pieces), source, target)
        yield
    except BaseException:
        for path in new:
            path.unlink(missing_ok=True)
        for folder in (*(path.parent for path in new), target):
            # What held others before stays.
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def _is_whole_piece(path: Path, piece: PieceFile) -> bool:
    with world_faults(path):
        return path.is_file() and digest_of_file(path) == (piece.digest, piece.size)
