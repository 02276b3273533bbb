"""Forms that came back, of whatever kind: what they say, what they would change, and the one act that takes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.rounds.cofunder_answers import KIND as COFUNDERS
from leaderdesk.domain.workbooks.rounds.forms import IDENTITY, read_form
from leaderdesk.domain.workbooks.rounds.home_notes import KIND as NOTES
from leaderdesk.services.done import Done
from leaderdesk.services.rounds.notes import read_back, take_notes
from leaderdesk.services.rounds.payments import read_cofunder_answers, take_cofunder_answers
from leaderdesk.store.base import OpenBase
from leaderdesk.words import cofunder_rounds
from leaderdesk.words import rounds as words


@dataclass(frozen=True, slots=True)
class FormsBack:
    """Some forms of one kind held against the base: a line for each, what is not taken, how much would be written."""

    names: tuple[str, ...]
    # What they are for, where a reader would ask.
    about: str
    lines: tuple[str, ...]
    problems: tuple[str, ...]
    count: int
    counted: str
    take: Callable[[OpenBase], Done]


def is_form(book: Book) -> bool:
    """Whether a workbook is a form of ours that came back."""
    return any(each.name == IDENTITY for each in book.sheets)


def open_forms(base: OpenBase, books: Sequence[Book], sources: Sequence[Path | None] = ()) -> FormsBack:
    """What they would change, and where each lies; nothing is written. Forms of several kinds are refused together."""
    kinds = {read_form(book).kind for book in books}
    if len(kinds) != 1:
        raise Refusal("forms_of_several_kinds")
    if kinds == {NOTES}:
        return _notes(base, books, sources)
    if kinds == {COFUNDERS}:
        return _cofunders(base, books)
    raise Refusal("not_a_form", name=books[0].name)


def _notes(base: OpenBase, books: Sequence[Book], sources: Sequence[Path | None]) -> FormsBack:
    back = read_back(base, books, sources)
    return FormsBack(
        names=tuple(each.name for each in back.forms),
        about=words.about_sitting(back.title, is_open=back.is_open),
        lines=tuple(words.summed(each) for each in back.forms),
        problems=tuple(said for each in back.forms for said in words.problems_of(each)),
        count=back.count + sum(len(each.remarks) for each in back.forms),
        counted=words.counted_notes(back.count, sum(len(each.remarks) for each in back.forms)),
        take=partial(take_notes, back=back),
    )


def _cofunders(base: OpenBase, books: Sequence[Book]) -> FormsBack:
    back = read_cofunder_answers(base, books)
    return FormsBack(
        names=tuple(each.name for each in back.forms),
        about="",
        lines=tuple(said for each in back.forms for said in cofunder_rounds.told(each)),
        problems=tuple(cofunder_rounds.problem_of(each, problem) for each in back.forms for problem in each.problems),
        count=back.count + back.notes,
        counted=cofunder_rounds.counted(back.count, back.notes),
        take=partial(take_cofunder_answers, back=back),
    )
