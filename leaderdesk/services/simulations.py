"""The six rules on a JSON file, one input or a list of them: read, decided and written one after the other.

Nothing is kept from one case to the next: a list of any length takes the memory of its largest case.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn, TextIO

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.simulation.running import RULES
from leaderdesk.words.explanations import explain as sentences

NAMES = tuple(RULES)
_CHUNK = 1 << 16
_SPACES = " \t\n\r"
# How near the end of what was read a fault of syntax may only be a value cut in two.
_CUT = 32
_DIGITS, _HUGE = 30, 10**30
_WHOLE_CASE = frozenset({"id", "why", "input", "expected"})


def simulate(rule: str, source: TextIO, *, explain: bool = False) -> Iterator[str]:
    """The text of the result, or of the list of results, piece by piece; one wrong input ends it with a refusal."""
    run = RULES[rule]
    stream = _Stream(source)
    stream.open()
    results = (_result(run, item, rank, explain=explain) for rank, item in enumerate(stream.items(), 1))
    if not stream.is_list:
        yield from (f"{json.dumps(result, ensure_ascii=False, indent=1)}\n" for result in results)
        return
    # A line for each case: quicker than many short ones, and a list may be long.
    yield "["
    for rank, result in enumerate(results):
        yield f"{',' if rank else ''}\n{json.dumps(result, ensure_ascii=False)}"
    yield "\n]\n"


def _result(run: Any, item: object, rank: int, *, explain: bool) -> dict[str, Any]:  # noqa: ANN401 - a rule's function
    name, case = str(rank), item
    # A whole worked case, with what it is called and what is expected of it, runs as its input does.
    if isinstance(item, dict) and "input" in item and item.keys() <= _WHOLE_CASE:
        name, case = str(item.get("id") or rank), item["input"]
    try:
        result, steps = run(case)
    except WrongInput as wrong:
        data = {key: value for key, value in wrong.data.items() if key != "place"}
        raise Refusal("wrong_input", case=name, place=wrong.place, problem=wrong.code, **data) from wrong
    return {**result, "explain": sentences(steps())} if explain else result


@dataclass(slots=True)
class _Stream:
    """The values of a file, decoded one at a time from what was read so far."""

    source: TextIO
    buffer: str = ""
    start: int = 0
    rank: int = 1
    line: int = 1
    is_list: bool = False
    is_over: bool = False
    chunk: int = _CHUNK

    def open(self) -> None:
        """See whether the file holds a list; its bracket is then behind us."""
        if self._next_sign() == "\ufeff":
            self.start += 1
        sign = self._next_sign()
        if sign not in {"{", "["}:
            self._refuse("not_a_case" if sign else "empty")
        self.is_list = sign == "["
        self._skip(int(self.is_list))

    def items(self) -> Iterator[object]:
        """The only value or those of the list, then nothing more in the file."""
        if self.is_list:
            yield from self._listed()
        else:
            yield self._value()
        if self._next_sign():
            self._refuse("not_json")

    def _listed(self) -> Iterator[object]:
        if self._next_sign() == "]":
            self._skip(1)
            return
        while True:
            if self._next_sign() != "{":
                self._refuse("not_a_case" if self._next_sign() not in {"", "]", ","} else "not_json")
            yield self._value()
            self.rank += 1
            sign = self._next_sign()
            if sign not in {",", "]"}:
                self._refuse("not_json")
            self._skip(1)
            if sign == "]":
                return

    def _value(self) -> object:
        """The next value; a value cut by the end of what was read is tried again with twice as much."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self.buffer, self.start)
            except json.JSONDecodeError as error:
                is_cut = error.msg.startswith("Unterminated string") or error.pos > len(self.buffer) - _CUT
                if is_cut and self._read_more():
                    continue
                self._refuse("not_json", line=self.line + self.buffer.count("\n", self.start, error.pos))
            except RecursionError:
                self._refuse("too_deep")
            except WrongInput as wrong:
                raise self._refusal(wrong.code, wrong.place) from None
            self._skip(end - self.start)
            self.chunk = _CHUNK
            return value

    def _next_sign(self) -> str:
        """The next character that is not a space, or nothing at the end."""
        while True:
            while self.start < len(self.buffer):
                sign = self.buffer[self.start]
                if sign not in _SPACES:
                    return sign
                self.line += sign == "\n"
                self.start += 1
            if not self._read_more():
                return ""

    def _skip(self, count: int) -> None:
        self.line += self.buffer.count("\n", self.start, self.start + count)
        self.start += count

    def _read_more(self) -> bool:
        """Read on, forgetting what is behind; twice as much each time, or one long value would cost its square."""
        if self.is_over:
            return False
        try:
            text = self.source.read(self.chunk)
        except UnicodeDecodeError:
            self._refuse("not_utf8")
        self.chunk *= 2
        self.is_over = not text
        self.buffer = self.buffer[self.start :] + text
        self.start = 0
        return bool(text)

    def _refuse(self, problem: str, line: int | None = None) -> NoReturn:
        raise self._refusal(problem, "", line=line)

    def _refusal(self, problem: str, place: str, line: int | None = None) -> Refusal:
        where = line if line is not None else self.line
        return Refusal("wrong_input", case=str(self.rank), place=place, problem=problem, line=where)


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys are all different: JSON would keep the last in silence."""
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise WrongInput("repeated_key", place=key)
            seen.add(key)
    return found


def _bounded(digits: str) -> int:
    """A whole number; one of thousands of digits is only too large, and its field says so."""
    return int(digits) if len(digits) <= _DIGITS else _HUGE if digits[0] != "-" else -_HUGE


# `NaN` and `Infinity` become the floats they are, which no field takes: each refuses them at its place.
_DECODER = json.JSONDecoder(object_pairs_hook=_unrepeated, parse_constant=float, parse_int=_bounded)
