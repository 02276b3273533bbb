"""Where a workbook comes from, as far as its headings and its name tell; what is remembered of a source, as text."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.mappings import LEFT_ASIDE, NO_MEMORY, Memory
from leaderdesk.domain.workbooks.verdicts import Choices, Understood

_CHOSEN = ("chosen", "remembered")
# What a workbook given back has more than the one it came from.
_REASONS, _GIVEN_BACK = "pourquoi", " a corriger"
_FIGURES = re.compile(r"[0-9]+")


def fingerprint_of(headings: Iterable[str]) -> str:
    """What all workbooks with the same headings share, whatever the order of their columns."""
    words = sorted({folded(heading) for heading in headings} - {"", _REASONS})
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def pattern_of(name: str) -> str:
    """A file's name without what changes from one month to the next: figures, signs, what follows the last dot."""
    stem = name.rpartition(".")[0] or name
    return " ".join(_FIGURES.sub(" ", folded(stem).removesuffix(_GIVEN_BACK)).replace("_", " ").split())


def learned(tables: Iterable[Understood], choices: Choices) -> Memory:
    """What the use made of a workbook says of its source; what nobody took for anything is not remembered so."""
    columns = dict(choices.memory.columns)
    matches = [match for table in tables for match in table.columns]
    taken = {folded(match.heading) for match in matches if match.field != LEFT_ASIDE}
    for match in matches:
        # Of two columns of one heading, the one left aside must not take the other with it.
        is_left = match.why in _CHOSEN and folded(match.heading) not in taken
        if match.field != LEFT_ASIDE or is_left:
            columns[folded(match.heading)] = match.field
    columns.pop("", None)
    words = {field: dict(known) for field, known in choices.memory.words.items()}
    for field, said in choices.words.items():
        words.setdefault(field, {}).update({folded(word): value for word, value in said.items()})
    return Memory(columns, {field: known for field, known in words.items() if known})


def merged(memories: Iterable[Memory]) -> Memory:
    """Several memories as one; what the last ones say stands."""
    columns: dict[str, str] = {}
    words: dict[str, dict[str, str]] = {}
    for memory in memories:
        columns.update(memory.columns)
        for field, known in memory.words.items():
            words.setdefault(field, {}).update(known)
    return Memory(columns, words)


def written(value: Mapping[str, object]) -> str:
    """A memory's half as it is stored."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_memory(columns: str, words: str) -> Memory:
    """The memory that was stored; one that makes no sense is no memory, and everything is asked again."""
    try:
        return Memory(json.loads(columns), json.loads(words))
    except ValueError:
        return NO_MEMORY
