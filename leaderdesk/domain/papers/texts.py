"""Texts with named fields: one paragraph a line, `[porteur]` gives way to a value, `[réserves ?]` to one or to nothing.

A paragraph vanishes when a field that it marks with `?` has no value; any other field without a value says that it is
missing. A paragraph that is one field alone becomes a list when its value is one. Values are never read as fields.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from leaderdesk.domain.papers.fields import field_of
from leaderdesk.domain.programmes.problems import Problem, blocks

Value = str | tuple[str, ...]
Values = Mapping[str, Value]
_BRACKET = re.compile(r"[\[\]]")
_OPTIONAL = "?"


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value goes; an optional one takes its paragraph with it when it has none."""

    field: str
    is_optional: bool = False


Piece = str | Slot
Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The paragraphs that can be read, and what is wrong in the others."""

    paragraphs: tuple[Paragraph, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """Paragraphs and lists in order, and the fields that had no value and are said to be missing."""

    parts: tuple[Value, ...]
    missing: tuple[str, ...] = ()


def read_text(text: str, known: Collection[str], place: str = "") -> Reading:
    """The paragraphs of a text in which some fields may stand; each problem says its line and its column."""
    paragraphs, problems = [], []
    for line, words in enumerate(text.split("\n"), start=1):
        pieces = list(_pieces(words.rstrip(), known, place, line))
        faults = [each for each in pieces if isinstance(each, Problem)]
        problems += faults
        kept = tuple(_trimmed([each for each in pieces if not isinstance(each, Problem)]))
        if kept and not faults:
            paragraphs.append(kept)
    return Reading(tuple(paragraphs), tuple(problems))


def fill_text(paragraphs: Collection[Paragraph], values: Values, missing: str) -> Filled:
    """The text with its values; `missing` is what a field without any says."""
    parts: list[Value] = []
    lacks: list[str] = []
    for paragraph in paragraphs:
        slots = [each for each in paragraph if isinstance(each, Slot)]
        empty = [each for each in slots if not _has_value(values, each.field)]
        if any(each.is_optional for each in empty):
            continue
        lacks += [each.field for each in empty]
        parts.append(_filled(paragraph, values, missing))
    return Filled(tuple(parts), tuple(dict.fromkeys(lacks)))


def _pieces(words: str, known: Collection[str], place: str, line: int) -> Iterator[Piece | Problem]:
    """What a line is made of; it goes on after a fault, to tell them all."""
    at = 0
    while at < len(words):
        opening = _BRACKET.search(words, at)
        start = opening.start() if opening else len(words)
        if start > at:
            yield words[at:start]
        if opening is None:
            return
        closing = _BRACKET.search(words, start + 1)
        at = start + 1
        if opening[0] == "]":
            yield blocks("field_unopened", place, line=line, column=at)
        elif closing is None or closing[0] == "[":
            yield blocks("field_unclosed", place, line=line, column=at)
        else:
            yield _slot(words[at : closing.start()], known, place, (line, at))
            at = closing.end()


def _slot(inside: str, known: Collection[str], place: str, where: tuple[int, int]) -> Slot | Problem:
    (line, column), name = where, inside.strip()
    is_optional = name.endswith(_OPTIONAL)
    name = name.removesuffix(_OPTIONAL).strip()
    field = field_of(name)
    if field is None:
        return blocks("field_unknown", place, field=name, line=line, column=column)
    if field not in known:
        return blocks("field_elsewhere", place, field=name, line=line, column=column)
    return Slot(field, is_optional)


def _trimmed(pieces: list[Piece]) -> Iterator[Piece]:
    """The same without the spaces that stand before the paragraph."""
    for rank, each in enumerate(pieces):
        piece = each.lstrip() if rank == 0 and isinstance(each, str) else each
        if piece:
            yield piece


def _has_value(values: Values, field: str) -> bool:
    value = values.get(field, "")
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def _filled(paragraph: Paragraph, values: Values, missing: str) -> Value:
    first = paragraph[0]
    if len(paragraph) == 1 and isinstance(first, Slot) and _has_value(values, first.field):
        return values[first.field]
    return "".join(each if isinstance(each, str) else _said(values, each.field, missing) for each in paragraph)


def _said(values: Values, field: str, missing: str) -> str:
    """A value inside a sentence: the parts of a list follow each other."""
    if not _has_value(values, field):
        return missing
    value = values[field]
    return value if isinstance(value, str) else "\u202f; ".join(value)
