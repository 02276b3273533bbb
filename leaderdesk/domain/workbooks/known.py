"""What the programme knows, by which the headings and the cells of a workbook are told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownFiche:
    """A fiche-action as the programme names it."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a base already has; all plain values."""

    fiches: tuple[KnownFiche, ...] = ()
    funders: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()
    epcis: tuple[str, ...] = ()
    # European funds, by code: FEADER, FEDER.
    funds: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()


NOTHING_KNOWN = Known()
