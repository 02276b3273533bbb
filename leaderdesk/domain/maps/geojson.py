"""A GeoJSON file read as it comes: one feature after the other, never the whole of it, whatever it is made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from leaderdesk.domain.errors import Refusal

# A feature is one commune: the finest known take less than a tenth of this.
LONGEST_FEATURE = 8_000_000
_BLANK = " \t\r\n"
# A number cut at the end of what was read would be read as another one.
_MARGIN = 64


class _Reader:
    """A text that comes in pieces, of which only what is being read is kept."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._decoder = json.JSONDecoder(parse_constant=_refuse_constant)
        self._text, self._at = "", 0

    def peek(self) -> str:
        """The next sign that is not blank; nothing at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _BLANK:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def take(self, sign: str) -> bool:
        """True when the next sign was this one, which is then behind."""
        if self.peek() != sign:
            return False
        self._at += 1
        return True

    def value(self) -> Any:  # noqa: ANN401 - whatever the file says
        """The next value, whole."""
        self.peek()
        wished = _MARGIN
        while True:
            is_whole = self._hold(wished)
            try:
                found, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if is_whole or not self._is_cut(error):
                    raise Refusal("outlines_unreadable") from error
                if wished > LONGEST_FEATURE:
                    raise Refusal("outlines_too_fine") from error
            except (ValueError, RecursionError) as error:
                raise Refusal("outlines_unreadable") from error
            else:
                if is_whole or end < len(self._text):
                    self._at = end
                    return found
            wished = 2 * max(wished, len(self._text) - self._at)

    def _is_cut(self, error: json.JSONDecodeError) -> bool:
        """True where what is wrong may only be that the rest has not been read yet."""
        return error.pos >= len(self._text) - _MARGIN or error.msg.startswith("Unterminated")

    def _hold(self, wished: int) -> bool:
        """Have so many signs ahead; true when there are no more."""
        parts, held = [], len(self._text) - self._at
        while held < wished and (piece := next(self._pieces, None)) is not None:
            parts.append(piece)
            held += len(piece)
        if parts:
            self._text, self._at = "".join((self._text[self._at :], *parts)), 0
        return held < wished

    def _more(self) -> bool:
        return not self._hold(len(self._text) - self._at + 1)


def features_of(pieces: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Every feature of a collection. Refusals `outlines_unreadable`, `outlines_too_fine`, `not_outlines`,
    `outlines_topojson`."""
    reader = _Reader(pieces)
    if not reader.take("{"):
        raise Refusal("not_outlines")
    is_found = False
    while not reader.take("}"):
        name = reader.value()
        if not isinstance(name, str) or not reader.take(":"):
            raise Refusal("outlines_unreadable")
        if name == "features" and reader.take("["):
            is_found = True
            yield from _elements(reader)
        elif reader.value() == "Topology" and name == "type":
            raise Refusal("outlines_topojson")
        if not reader.take(",") and reader.peek() != "}":
            raise Refusal("outlines_unreadable")
    if not is_found:
        raise Refusal("not_outlines")


def _elements(reader: _Reader) -> Iterator[dict[str, Any]]:
    while not reader.take("]"):
        found = reader.value()
        if isinstance(found, dict):
            yield found
        if not reader.take(",") and reader.peek() != "]":
            raise Refusal("outlines_unreadable")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
