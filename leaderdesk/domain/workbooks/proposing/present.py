"""What a base already says of its dossiers and holders, in the fields of workbooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from leaderdesk.domain.workbooks.known import NOTHING_KNOWN, Known
from leaderdesk.domain.workbooks.taking.claimed import PresentClaim
from leaderdesk.domain.workbooks.taking.stories import Stage
from leaderdesk.domain.workbooks.verdicts import Value


@dataclass(frozen=True, slots=True)
class PresentHolder:
    """A holder of the base, with what of it a row may tell."""

    key: int
    name: str
    siret: str | None
    values: Mapping[str, Value] = field(default_factory=dict)
    # Every name, telephone and mail address of its contacts, folded and without spaces.
    reached: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PresentAmount:
    """The last amount that a stage said, and whether a workbook said it."""

    amount: int
    is_from_workbook: bool


@dataclass(frozen=True, slots=True)
class PresentDossier:
    """A dossier of the base; `detailed` are the fields whose value is the sum of details that a row cannot tell."""

    key: int
    number: str
    title: str
    holder: int
    values: Mapping[str, Value] = field(default_factory=dict)
    # What says the same as a value of the base: the costs as they were instructed, the other day of committee.
    also: Mapping[str, Value] = field(default_factory=dict)
    detailed: frozenset[str] = frozenset()
    stage: Stage | None = None
    staged: Mapping[str, PresentAmount] = field(default_factory=dict)
    # Those that were not withdrawn.
    claims: tuple[PresentClaim, ...] = ()
    # All that is noted of it, folded, as one text.
    noted: str = ""
    is_binned: bool = False


@dataclass(frozen=True, slots=True)
class Present:
    """All that a base knows, that the rows of a workbook are held against."""

    known: Known = NOTHING_KNOWN
    dossiers: tuple[PresentDossier, ...] = ()
    holders: tuple[PresentHolder, ...] = ()
    # How each field is headed where it is kept as a note.
    headings: Mapping[str, str] = field(default_factory=dict)
    # The years of the programme, from which a day may be far.
    span: tuple[date, date] | None = None
