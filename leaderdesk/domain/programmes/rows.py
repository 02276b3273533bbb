"""The programme as its page shows it: GAL, period, funds, fiches-actions with the versions of their rules, people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from leaderdesk.domain.money import Cents
from leaderdesk.domain.programmes.rules import Rules


@dataclass(frozen=True, slots=True)
class GalRow:
    """The local action group."""

    name: str
    carrier: str | None
    region: str | None
    # The carrier as a holder of projects, once it asks for money itself.
    holder_id: int | None = None


@dataclass(frozen=True, slots=True)
class FundRow:
    """A European fund; one that gives money somewhere cannot be removed."""

    id: int
    code: str
    name: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class FunderRow:
    """Who else gives money, and to how many dossiers."""

    id: int
    name: str
    kind: str
    is_public: bool
    is_european_money: bool | None
    contact: str | None
    dossiers: int
    is_binned: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody of the team, and how many dossiers bear the name."""

    id: int
    name: str
    role: str | None
    phone: str | None
    email: str | None
    left_on: date | None
    dossiers: int
    is_binned: bool


@dataclass(frozen=True, slots=True)
class RulesVersion:
    """A version of the money rules of a fiche-action, and how many dossiers it judges."""

    id: int
    version: int
    holds_from: date
    rules: Rules
    dossiers: int
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class FicheRow:
    """A fiche-action with everything that hangs on it."""

    id: int
    code: str
    title: str
    purpose: str | None
    position: int
    grid_id: int | None
    grid_title: str | None
    versions: tuple[RulesVersion, ...]
    envelopes: Mapping[int, Cents]
    dossiers: int
    is_binned: bool
    # What it pays for: projects, cooperation, or the group itself.
    strand: str = "projects"

    @property
    def in_force(self) -> RulesVersion | None:
        """The rules that a new dossier would be judged by."""
        return next((each for each in self.versions if each.is_in_force), None)


@dataclass(frozen=True, slots=True)
class ProgrammeSheet:
    """Everything of a programme; no key as long as its period was not entered."""

    gal: GalRow | None
    programme_id: int | None = None
    title: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    funds: tuple[FundRow, ...] = field(default=())
    fiches: tuple[FicheRow, ...] = field(default=())
    funders: tuple[FunderRow, ...] = field(default=())
    people: tuple[PersonRow, ...] = field(default=())
