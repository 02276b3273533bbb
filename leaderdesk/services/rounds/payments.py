"""What co-funders decided and paid: a workbook for each and one for accounts, read back as one action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select

from leaderdesk.documents.sheets.rounds.folders import write_forms
from leaderdesk.documents.sheets.writing.writing import WrittenBook
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.rounds.cofunder_answers import (
    KIND,
    AnswerReader,
    Cofunded,
    CofunderAnswers,
    LineAnswer,
    base_of,
    cofunder_form,
    funder_of,
)
from leaderdesk.domain.workbooks.rounds.forms import read_form
from leaderdesk.domain.workbooks.rounds.home_notes import FormProblem
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.cofunded import cofunded_lines
from leaderdesk.store.schema import Base, CashMovement, Funder, FundingLine, Note
from leaderdesk.store.unit import Unit
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import cofunder_rounds as words


@dataclass(frozen=True, slots=True)
class CofundersBack:
    """What some co-funders sent back."""

    forms: tuple[CofunderAnswers, ...]

    @property
    def count(self) -> int:
        """How many things would change."""
        return sum(each.count for each in self.forms)

    @property
    def notes(self) -> int:
        """How many notes would be written."""
        return sum(len(line.notes) for each in self.forms for line in each.lines)


def write_cofunder_forms(base: OpenBase, folder: Path, tell: Tell = no_tell) -> WrittenBook:
    """A folder with a workbook for each co-funder of a dossier that is alive, and one of all for accounts."""
    with base.read() as session:
        key, lines = _base_key(base), [each for each in cofunded_lines(session) if each.is_alive]
    if not lines:
        raise Refusal("no_cofunder_to_ask")
    gal, on = read_letterhead(base).gal, today(base)
    funders = sorted({(each.funder, each.funder_id) for each in lines})
    forms = []
    for name, funder_id in [*funders, ("", 0)]:
        own = [each for each in lines if funder_id in (0, each.funder_id)]
        form = cofunder_form(key, funder_id, own, words.cofunder_words(gal, on, name, own))
        forms.append((words.file_name(name), form))
    return write_forms(folder, forms, tell)


def read_cofunder_answers(base: OpenBase, books: Sequence[Book]) -> CofundersBack:
    """What some workbooks would change, held against the plans as they are now; nothing is written."""
    with base.read() as session:
        lines = {each.id: each for each in cofunded_lines(session)}
        funders = {row.id: row.name for row in session.execute(select(Funder.id, Funder.name))}
        written = {(row.dossier_id, row.author, row.text) for row in session.scalars(select(Note))}
    key, on = str(_base_key(base)), today(base)
    forms, seen = [], set[int]()
    for book in books:
        back = read_form(book)
        if back.kind != KIND:
            raise Refusal("not_a_form", name=book.name)
        if base_of(back) != key:
            raise Refusal("form_of_another_base")
        funder_id = funder_of(back)
        if funder_id and funder_id not in funders:
            forms.append(CofunderAnswers(book.name, "", problems=(FormProblem("funder_unknown"),)))
            continue
        is_1904 = any(each.code == "calendar_1904" for each in book.remarks)
        # A form for one funder speaks of no other.
        own = {each.id: each for each in lines.values() if funder_id in (0, each.funder_id)}
        read = AnswerReader(back, own, on, is_1904=is_1904).read(funders.get(funder_id, ""))
        forms.append(_without_known_notes(_without_twice(read, seen), written))
        seen |= {each.line.id for each in read.lines}
    return CofundersBack(tuple(forms))


def take_cofunder_answers(base: OpenBase, back: CofundersBack) -> Done:
    """Every decision, payment and note as one entry, which one undo takes back."""
    if not back.count and not back.notes:
        raise Refusal("nothing_to_take")
    on = today(base)
    names = ", ".join(dict.fromkeys(each.funder or words.ALL for each in back.forms if each.lines))
    with Unit(base, act(base, "take_cofunder_answers", funders=names)) as unit:
        for form in back.forms:
            for answer in form.lines:
                _write(unit, answer)
                for text in words.note(answer):
                    note = Note(id=unit.ids.key(), dossier_id=answer.line.dossier_id, written_on=on)
                    note.author, note.text = _author(form), _of_funder(form, answer.line, text)
                    unit.session.add(note)
        return done(unit.commit(), "dossiers")


def _write(unit: Unit, answer: LineAnswer) -> None:
    row = unit.session.get(FundingLine, answer.line.id)
    if row is None or row.amount != answer.line.amount:
        # It was read from the base a moment ago.
        raise Refusal("record_gone")
    for each in answer.changes:
        if each.name == "decided" and isinstance(each.new, int):
            row.amount = each.new
        elif each.name in {"decided_on", "expires_on"}:
            setattr(row, each.name, each.new)
    paid, paid_on = answer.new("paid"), answer.new("paid_on")
    if isinstance(paid, int):
        day = paid_on if isinstance(paid_on, date) else answer.line.paid_on
        _receive(unit, answer.line, paid - answer.line.paid, day, row.amount - paid)
    elif isinstance(paid_on, date):
        for movement in _movements(unit, answer.line, is_done=True):
            movement.due_on = paid_on


def _receive(unit: Unit, line: Cofunded, amount: int, day: date | None, left: int) -> None:
    """A payment takes its amount off what was foreseen; what is still to come stays foreseen."""
    foreseen = _movements(unit, line, is_done=False)
    taken = amount
    for movement in foreseen:
        off = min(taken, movement.amount)
        taken -= off
        movement.amount -= off
        if not movement.amount:
            unit.session.delete(movement)
    _add(unit, line, amount, day, is_done=True)
    if not foreseen and left > 0 and not line.payments:
        # As long as no movement spoke of this line, the plan itself did.
        _add(unit, line, left, line.expected_on, is_done=False)


def _movements(unit: Unit, line: Cofunded, *, is_done: bool) -> list[CashMovement]:
    query = (
        select(CashMovement)
        .where(CashMovement.funding_line_id == line.id, CashMovement.kind == "cofunder")
        .where(CashMovement.is_done.is_(is_done))
        .order_by(CashMovement.due_on, CashMovement.id)
    )
    return list(unit.session.scalars(query))


def _add(unit: Unit, line: Cofunded, amount: int, day: date | None, *, is_done: bool) -> None:
    made = CashMovement(id=unit.ids.key(), dossier_id=line.dossier_id, kind="cofunder", label=line.funder)
    made.amount, made.due_on, made.is_done, made.funding_line_id = amount, day, is_done, line.id
    unit.session.add(made)


def _without_twice(read: CofunderAnswers, seen: set[int]) -> CofunderAnswers:
    """Of two forms that speak of one line, only the first is heard."""
    twice = [each for each in read.lines if each.line.id in seen]
    told = tuple(FormProblem("line_twice", read=each.line.number) for each in twice)
    kept = tuple(each for each in read.lines if each.line.id not in seen)
    return replace(read, lines=kept, problems=(*read.problems, *told))


def _without_known_notes(read: CofunderAnswers, written: set[tuple[int, str, str]]) -> CofunderAnswers:
    """A note that the dossier has already is not written again."""
    lines, same = [], read.same
    for answer in read.lines:
        texts = words.note(answer)
        new = tuple(
            each
            for each, text in zip(answer.notes, texts, strict=True)
            if (answer.line.dossier_id, _author(read), _of_funder(read, answer.line, text)) not in written
        )
        if answer.changes or new:
            lines.append(replace(answer, notes=new))
        else:
            same += 1
    return replace(read, lines=tuple(lines), same=same)


def _author(form: CofunderAnswers) -> str:
    return form.funder or words.ALL


def _of_funder(form: CofunderAnswers, line: Cofunded, text: str) -> str:
    """In the table of all, the funder is said."""
    return text if form.funder else f"{line.funder}, {text}"


def _base_key(base: OpenBase) -> int:
    with base.read() as session:
        return session.scalars(select(Base.id)).one()
