"""Which field each column is taken for, how sure that is and why, and what its words stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# Why a column was taken for a field: what it is headed, how it is spelled, what it holds, the column beside, the rows
# beneath dossiers, a known source, what was chosen for this source last time, or by hand now. A twin is no field: it
# says otherwise the amount of one that is.
REASONS = ("heading", "spelling", "values", "beside", "beneath", "preset", "remembered", "chosen", "twin", "none")
# As a field: the column is kept as a note under its heading, or left aside.
KEPT_AS_NOTE, LEFT_ASIDE = "note", ""


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A column and its field; `rivals` are the fields it might be as well, the likeliest first."""

    column: int
    heading: str
    field: str
    confidence: int
    why: str
    examples: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """What was chosen for a source: the field of each heading (folded), the value of each word (folded) by field."""

    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


NO_MEMORY = Memory()
