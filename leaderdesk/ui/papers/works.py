"""What the page of papers asks of the base, on its thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.papers.made import MadePaper, Mark, last_texts
from leaderdesk.ui.kit.progress import Tell

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done
    from leaderdesk.services.papers.previews import PagePicture, Preview
    from leaderdesk.services.papers.shelves import ShelfRow, Subject, Subjects


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the page shows of one thing, and of everything that it could show."""

    subjects: Subjects
    subject: Subject
    rows: tuple[ShelfRow, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """One paper of a kind, as it is referred to and as it is called."""

    reference: str
    title: str


def reading(wished: Subject | None) -> Callable[[OpenBase], Shelf]:
    """The papers of what was asked for; of what one begins with where it is no longer there."""

    def work(base: OpenBase) -> Shelf:
        from leaderdesk.services.papers.shelves import read_shelf, read_subjects

        subjects = read_subjects(base)
        subject = wished if wished in subjects.names else subjects.first
        return Shelf(subjects, subject, read_shelf(base, subject))

    return work


def composing(code: str, key: int) -> Callable[[OpenBase], tuple[Named, ...] | str]:
    """The papers of a kind, kept to be looked at one by one; or why there are none, in words."""

    def work(base: OpenBase) -> tuple[Named, ...] | str:
        from leaderdesk.services.papers.making import compose
        from leaderdesk.words.failures import say

        try:
            papers = compose(base, code, key)
        except Refusal as refused:
            return say(refused)
        base.kept["papers"] = (code, key, base.height, papers)
        return tuple(Named(each.reference, each.title) for each in papers)

    return work


def looking(code: str, key: int, rank: int) -> Callable[[OpenBase], Preview]:
    """One of them as it would be written."""

    def work(base: OpenBase) -> Preview:
        from leaderdesk.services.papers.previews import look_at

        return look_at(*_composed(base, code, key, [rank]))

    return work


def picturing(preview: Preview, page: int, width: int) -> Callable[[OpenBase], PagePicture]:
    """One page as a picture: the library that draws it stays on one thread."""

    def work(base: OpenBase) -> PagePicture:
        from leaderdesk.services.papers.previews import page_picture

        del base
        return page_picture(preview.content, page, width)

    return work


def writing(
    code: str, key: int, ranks: Sequence[int], folder: Path, *, is_office: bool
) -> Callable[[OpenBase, Tell], Written]:
    """The files, noted as made; given up, those already written stay and nothing is noted."""

    def work(base: OpenBase, tell: Tell) -> Written:
        from leaderdesk.services.papers.states import keep_made
        from leaderdesk.services.papers.writing import write_papers

        papers = _composed(base, code, key, ranks)
        written = write_papers(papers, folder, is_office=is_office, told=lambda done: tell(done, len(papers)))
        topics = frozenset[str]()
        if base.read_only_reason is None:
            topics = keep_made(base, code, key, papers).topics
        return Written(tuple(each.path for each in written), "".join(each.unprinted for each in written), topics)

    return work


def putting(code: str, key: int, parent: Path) -> Callable[[OpenBase, Tell], Written]:
    """The paper with its attachments, in a folder of its own."""

    def work(base: OpenBase, tell: Tell) -> Written:
        from leaderdesk.services.papers.making import prepare_folder

        put = prepare_folder(base, code, key)
        if put is None:
            return Written((), "", frozenset())
        written = put(parent, lambda done: tell(done, 0))
        return Written((written.path,), written.unprinted, frozenset())

    return work


def noting_printed(code: str, key: int, ranks: Sequence[int]) -> Callable[[OpenBase], Done | None]:
    """That papers went to the printer."""

    def work(base: OpenBase) -> Done | None:
        from leaderdesk.services.papers.states import keep_made

        if base.read_only_reason is not None:
            return None
        return keep_made(base, code, key, _composed(base, code, key, ranks), is_printed=True)

    return work


def marking(ids: Sequence[int], mark: Mark, on: date | None) -> Callable[[OpenBase], Done]:
    """That papers were signed or sent."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.papers.states import mark_made

        return mark_made(base, ids, mark, on)

    return work


def scanning(made_id: int, source: Path) -> Callable[[OpenBase], Done]:
    """The copy that came back signed."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.papers.states import keep_scan

        return keep_scan(base, made_id, source)

    return work


@dataclass(frozen=True, slots=True)
class Written:
    """The files, what no font has, and what changed in the base."""

    paths: tuple[Path, ...]
    unprinted: str
    topics: frozenset[str]


def _composed(base: OpenBase, code: str, key: int, ranks: Sequence[int]) -> list[Any]:
    """Some of those that were just looked at, or the same read again where anything was done since."""
    from leaderdesk.services.papers.making import compose

    kept = base.kept.get("papers")
    is_fresh = isinstance(kept, tuple) and kept[:3] == (code, key, base.height)
    papers: Sequence[Any] = kept[3] if isinstance(kept, tuple) and is_fresh else compose(base, code, key)
    if max(ranks) >= len(papers):
        # One that was there has gone meanwhile.
        raise Refusal("nothing_to_print")
    return [papers[rank] for rank in ranks]


def in_hand(row: ShelfRow | None, reference: str | None) -> tuple[MadePaper, ...]:
    """What is kept of the paper of a reference, or of all those of its kind: the last text of each."""
    rows = row.made if row is not None else ()
    return last_texts(each for each in rows if reference is None or each.reference == reference)
