"""What co-funders, or accounts for all of them, are asked about each line of a plan, and what came back of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.typed.readings import plain
from leaderdesk.domain.workbooks.reading.amounts import AmountReader
from leaderdesk.domain.workbooks.reading.days import DayReader
from leaderdesk.domain.workbooks.reading.told import Reader
from leaderdesk.domain.workbooks.rounds.forms import Form, FormColumn, FormRow, ReturnedForm, said_as
from leaderdesk.domain.workbooks.rounds.home_notes import FormProblem

KIND = "cofunders"
# What is to be filled in, and how it is read.
ASKED = {
    "decided": "amount",
    "decided_on": "day",
    "expires_on": "day",
    "paid": "amount",
    "paid_on": "day",
    "remark": "text",
}
_LOCKED = {"number": 12, "title": 32, "holder": 24, "funder": 20, "known": 30, "planned": 13}
_WIDTHS = {"amount": 15, "day": 17, "text": 32}
_STAMPED = 12
_BASE, _FUNDER = "base", "funder"
Said = Mapping[str, int | date | str]


@dataclass(frozen=True, slots=True)
class Cofunded:
    """A line of a plan that somebody beside the European funds brings, and what is known of it."""

    id: int
    dossier_id: int
    number: str
    title: str
    holder: str
    funder_id: int
    funder: str
    amount: int
    decided_on: date | None = None
    expires_on: date | None = None
    expected_on: date | None = None
    # Neither refused nor of a dossier that ended.
    is_alive: bool = True
    # What was received, by day.
    payments: tuple[tuple[date | None, int], ...] = ()

    @property
    def paid(self) -> int:
        """All that was received."""
        return sum(amount for _, amount in self.payments)

    @property
    def paid_on(self) -> date | None:
        """The last day of those that are known."""
        return max((day for day, _ in self.payments if day is not None), default=None)

    def stands(self, name: str) -> int | date | None:
        """What the base says of something that is asked."""
        known: Mapping[str, int | date | None] = {
            "decided": None if self.decided_on is None else self.amount,
            "decided_on": self.decided_on,
            "expires_on": self.expires_on,
            "paid": self.paid or None,
            "paid_on": self.paid_on,
        }
        return known.get(name)


@dataclass(frozen=True, slots=True)
class CofunderWords:
    """What a form says around its rows; `known` is what is already known of a line, in words."""

    sheet: str
    title: str
    lines: tuple[str, ...]
    headings: Mapping[str, str]
    known: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class LineChange:
    """Something that came back of a line: what the base says, and what it would say."""

    name: str
    old: int | date | None
    new: int | date | None


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """What came back of one line: what changes, and what no record holds, to be kept as a note."""

    line: Cofunded
    changes: tuple[LineChange, ...] = ()
    notes: tuple[tuple[str, int | date | str], ...] = ()

    def new(self, name: str) -> int | date | None:
        """What something becomes; nothing where it does not change."""
        return next((each.new for each in self.changes if each.name == name), None)


@dataclass(frozen=True, slots=True)
class CofunderAnswers:
    """One form that came back; `same` counts the lines that say what is known already."""

    name: str
    funder: str
    lines: tuple[LineAnswer, ...] = ()
    same: int = 0
    problems: tuple[FormProblem, ...] = ()

    @property
    def count(self) -> int:
        """How many things would change."""
        return sum(len(each.changes) for each in self.lines)


def cofunder_form(base: int, funder_id: int, lines: Iterable[Cofunded], said: CofunderWords) -> Form:
    """The form of one funder, or of all where there is none: then each row names its own."""
    locked = [each for each in _LOCKED if each != "funder" or not funder_id]
    columns = (
        *(FormColumn(each, said.headings[each], _kind(each), width=_LOCKED[each]) for each in locked),
        *(
            FormColumn(each, said.headings[each], kind, is_open=True, width=_WIDTHS[kind])
            for each, kind in ASKED.items()
        ),
    )
    about = ((_BASE, str(base)), (_FUNDER, str(funder_id)))
    rows = []
    for line in lines:
        shown: dict[str, str | int] = {
            **_shown(line),
            "planned": line.amount,
            "known": said.known.get(line.id, ""),
        }
        cells = (*(shown[each] for each in locked), *(None for _ in ASKED))
        rows.append(FormRow(f"{line.id}:{stamp_of(line, line.amount)}", cells))
    return Form(KIND, said.sheet, said.title, said.lines, columns, tuple(rows), about)


def stamp_of(line: Cofunded, planned: int) -> str:
    """By which a line that changed since is known."""
    text = repr((line.number, line.title, line.holder, line.funder_id, planned))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_STAMPED]


def base_of(back: ReturnedForm) -> str:
    """The base it was made from."""
    return back.about.get(_BASE, "")


def funder_of(back: ReturnedForm) -> int:
    """The funder it was made for; nought for all."""
    said = back.about.get(_FUNDER, "")
    return int(said) if said.isdigit() else 0


class AnswerReader:
    """Reads one form against the lines as they are now, nothing guessed."""

    def __init__(self, back: ReturnedForm, lines: Mapping[int, Cofunded], today: date, *, is_1904: bool) -> None:
        self._back = back
        self._lines = lines
        self._today = today
        self._readers: dict[str, Reader] = {}
        for name, kind in ASKED.items():
            cells = [row.get(name) for row in back.rows.values()]
            if kind != "text":
                self._readers[name] = AmountReader() if kind == "amount" else DayReader(cells, today, is_1904=is_1904)
        self._planned = AmountReader()
        self._problems: list[FormProblem] = []

    def read(self, funder: str) -> CofunderAnswers:
        """Every line that says something."""
        found, same = [], 0
        for key in self._back.rows:
            said = self._said(key)
            if not said:
                continue
            line = self._line(key, said)
            if line is None:
                continue
            answer = _Held(line, said, self._today).answer()
            self._problems += [self._problem(key, *told) for told in answer[1]]
            if answer[0].changes or answer[0].notes:
                found.append(answer[0])
            elif not answer[1]:
                same += 1
        return CofunderAnswers(self._back.name, funder, tuple(found), same, tuple(self._problems))

    def _said(self, key: str) -> Said:
        """What the open cells of a row say; what cannot be read is told."""
        said: dict[str, int | date | str] = {}
        for name, cell in self._back.rows[key].items():
            if name not in ASKED:
                continue
            reader = self._readers.get(name)
            if reader is None:
                text = said_as(cell).strip()
                said.update({name: text} if text else {})
                continue
            told = reader(cell)
            if told.code and told.code != "said_empty":
                self._problems.append(self._problem(key, told.code, name, dict(told.data)))
            if isinstance(told.value, int | date):
                said[name] = told.value
        return said

    def _line(self, key: str, said: Said) -> Cofunded | None:
        """The line of a row, where both still speak of the same thing."""
        number, _, stamp = key.partition(":")
        line = self._lines.get(int(number)) if number.isdigit() else None
        if line is None:
            self._problems.append(self._problem(key, "line_gone", "number"))
            return None
        planned = self._planned(self._back.rows[key].get("planned")).value
        if not isinstance(planned, int):
            planned = -1
        # Its amount may be what this very form said before.
        is_taken = said.get("decided") == line.amount and stamp == stamp_of(line, planned)
        if not line.is_alive or (stamp != stamp_of(line, line.amount) and not is_taken):
            if not self._says_nothing_new(line, said):
                self._problems.append(self._problem(key, "plan_line_changed", "planned"))
            return None
        touched = next(self._touched(key, line), None)
        if touched is None and not is_taken and planned != line.amount:
            touched = "planned"
        if touched is not None:
            self._problems.append(self._problem(key, "line_touched", touched))
            return None
        return line

    @staticmethod
    def _says_nothing_new(line: Cofunded, said: Said) -> bool:
        return all(line.stands(name) == value for name, value in said.items() if name != "remark")

    def _touched(self, key: str, line: Cofunded) -> Iterator[str]:
        cells = self._back.rows[key]
        for name, text in _shown(line).items():
            if name in cells and plain(said_as(cells[name])) != plain(text):
                yield name

    def _problem(self, key: str, code: str, name: str, data: Mapping[str, str] | None = None) -> FormProblem:
        read = said_as(self._back.rows[key].get(name))
        return FormProblem(code, self._back.place(key, name), read, tuple((data or {}).items()))


_Told = tuple[str, str, Mapping[str, str]]


class _Held:
    """What a row says, held against its line: a decision needs its amount and its day, so does a payment."""

    def __init__(self, line: Cofunded, said: Said, today: date) -> None:
        self._line = line
        self._said = said
        self._today = today
        self._new: dict[str, int | date | None] = {}
        self._notes: list[tuple[str, int | date | str]] = []
        self._told: list[_Told] = []

    def answer(self) -> tuple[LineAnswer, list[_Told]]:
        """What changes, what is noted; what is told of the others, by code and column."""
        self._decide()
        self._limit()
        self._pay()
        if "remark" in self._said:
            self._notes.append(("remark", self._said["remark"]))
        changes = tuple(
            LineChange(name, self._line.stands(name), new)
            for name, new in self._new.items()
            if new != self._line.stands(name)
        )
        return LineAnswer(self._line, changes, tuple(self._notes)), self._told

    def _decide(self) -> None:
        amount, day = self._amount("decided"), self._day("decided_on")
        known = self._line.decided_on
        if amount == 0:
            self._tell("decided_nothing", "decided")
        elif amount is None or day is None:
            self._note_alone("decided", "decided_on")
        elif day > self._today:
            self._tell("day_to_come", "decided_on")
        elif known is not None and (day < known or (day == known and amount != self._line.amount)):
            # What a later decision said, or the same one, is a detail that stays.
            self._tell("decided_already", "decided")
        else:
            self._new |= {"decided": amount, "decided_on": day}
            until = self._line.expires_on
            if known is not None and known < day and until is not None and until < day:
                self._new["expires_on"] = None

    def _limit(self) -> None:
        until = self._day("expires_on")
        if until is None:
            return
        decided = self._new.get("decided_on", self._line.decided_on)
        if not isinstance(decided, date):
            self._notes.append(("expires_on", until))
            self._tell("kept_as_note", "expires_on")
        elif until < decided:
            self._tell("expires_before_decided", "expires_on")
        else:
            self._new["expires_on"] = until

    def _pay(self) -> None:
        amount, day = self._amount("paid"), self._day("paid_on")
        brought = self._new.get("decided", self._line.amount)
        if amount is None or day is None or (amount == 0 and not self._line.paid):
            self._note_alone("paid", "paid_on")
        elif day > self._today:
            self._tell("day_to_come", "paid_on")
        elif amount < self._line.paid:
            self._tell("paid_less", "paid")
        elif isinstance(brought, int) and amount > brought:
            self._tell("paid_over", "paid")
        elif self._line.paid_on is not None and day != self._line.paid_on and not self._may_move(amount, day):
            self._tell("paid_otherwise", "paid_on")
        elif amount:
            self._new |= {"paid": amount, "paid_on": day}

    def _may_move(self, amount: int, day: date) -> bool:
        """A new payment comes after the last one; the day of a single one may be corrected."""
        known = self._line.paid_on
        if amount > self._line.paid:
            return known is None or day >= known
        return len(self._line.payments) == 1

    def _note_alone(self, amount: str, day: str) -> None:
        """An amount without its day, or a day without its amount: no record holds it, a note does."""
        for name in (amount, day):
            if self._said.get(name) and self._said[name] != self._line.stands(name):
                self._notes.append((name, self._said[name]))
                self._tell("kept_as_note", name)

    def _amount(self, name: str) -> int | None:
        said = self._said.get(name)
        return said if isinstance(said, int) else None

    def _day(self, name: str) -> date | None:
        said = self._said.get(name)
        return said if isinstance(said, date) else None

    def _tell(self, code: str, name: str) -> None:
        self._told.append((code, name, {}))


def _shown(line: Cofunded) -> dict[str, str]:
    return {"number": line.number, "title": line.title, "holder": line.holder, "funder": line.funder}


def _kind(name: str) -> str:
    return "amount" if name == "planned" else "text"
