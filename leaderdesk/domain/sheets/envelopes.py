"""The state of the envelopes on a day: each pot with its gauge and the dossiers behind it, one truth for every reader.

The page, an open sitting, the paper and the workbook all show this sheet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from leaderdesk.domain.envelopes.chains import Chain, ChainProblem, check_chain
from leaderdesk.domain.envelopes.facts import Doubt, FundFacts, weigh_facts
from leaderdesk.domain.envelopes.gauges import Gauge, Overview, add_gauges, gauge_of, overview_of
from leaderdesk.domain.envelopes.maquettes import Avenant, Envelope, EnvelopeSettings, Pot, settle_envelopes
from leaderdesk.domain.exact import CENT
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.money import Cents

# What a gauge adds up, in the order in which money goes through.
FIGURES = ("asked", "provisional", "voted", "programmed", "convention", "claimed", "certified", "paid", "released")


@dataclass(frozen=True, slots=True)
class PotRow:
    """An envelope as it was set, before any avenant; the amount in cents."""

    id: int
    fiche_id: int
    fiche: str
    title: str
    fund_id: int
    fund: str
    amount: int


@dataclass(frozen=True, slots=True)
class Maquette:
    """Every envelope by its pot, in the order of the fiches-actions, and the avenants that move money between them."""

    pots: Mapping[Pot, PotRow] = field(default_factory=dict)
    avenants: tuple[Avenant, ...] = ()

    def checked(self, settings: EnvelopeSettings, on: date) -> dict[Pot, Fraction]:
        """What each pot holds on a day; an avenant that makes no sense is refused."""
        initial = [Envelope(pot, row.amount * CENT) for pot, row in self.pots.items()]
        return {each.pot: each.amount for each in settle_envelopes(initial, self.avenants, on, settings=settings)}

    def settled(self, settings: EnvelopeSettings, on: date) -> tuple[dict[Pot, Fraction], WrongInput | None]:
        """The same; where the avenants no longer fit the envelopes, these without them, and what is wrong."""
        try:
            return self.checked(settings, on), None
        except WrongInput as wrong:
            return {pot: row.amount * CENT for pot, row in self.pots.items()}, wrong


@dataclass(frozen=True, slots=True)
class Taken:
    """A dossier on a fund: what it adds to the gauges of its pot, and what is to be explained in it."""

    facts: FundFacts
    chain: Chain
    is_final: bool
    gauge: Gauge
    doubt: Doubt | None
    problems: tuple[ChainProblem, ...]

    @property
    def number(self) -> str:
        """The number of the dossier."""
        return self.facts.number

    @property
    def title(self) -> str:
        """The title of the dossier."""
        return self.facts.title

    @property
    def status(self) -> str:
        """Its state."""
        return self.facts.status

    @property
    def since(self) -> date | None:
        """The day of its state."""
        return self.facts.since

    @property
    def is_taker(self) -> bool:
        """True for one that makes what is programmed or paid."""
        return bool(self.gauge.programmed or self.gauge.paid)

    @property
    def is_waiting(self) -> bool:
        """True for one on the waiting list."""
        return self.facts.is_waiting

    @property
    def wanted(self) -> Fraction:
        """What it asks of its pot as long as nothing was given for good."""
        return self.gauge.asked + self.gauge.provisional

    @property
    def amount(self) -> int:
        """What it takes of its pot, or asks of it while it waits; in cents."""
        return cents_of(self.wanted if self.is_waiting else self.gauge.programmed)

    @property
    def paid(self) -> int:
        """What was paid to it, in cents."""
        return cents_of(self.gauge.paid)

    def figure(self, name: str) -> int:
        """One of the figures of its gauge, in cents."""
        return cents_of(getattr(self.gauge, name))


@dataclass(frozen=True)
class PotSheet:
    """One pot with its dossiers; a sum of pots has no row."""

    fund: str
    gauge: Gauge
    initial: int
    dossiers: tuple[Taken, ...] = ()
    row: PotRow | None = None

    @property
    def fiche(self) -> str:
        """The code of its fiche-action."""
        return self.row.fiche if self.row else ""

    @property
    def title(self) -> str:
        """The title of its fiche-action."""
        return self.row.title if self.row else ""

    @cached_property
    def takers(self) -> tuple[Taken, ...]:
        """The dossiers that make what is programmed or paid."""
        return tuple(each for each in self.dossiers if each.is_taker)

    @cached_property
    def waiting(self) -> tuple[Taken, ...]:
        """Those on the waiting list, the oldest first: the rank is the committee's."""
        found = [each for each in self.dossiers if each.is_waiting]
        return tuple(sorted(found, key=lambda each: (each.since or date.min, each.number)))

    @property
    def waiting_amount(self) -> int:
        """What those who wait ask for, in cents."""
        return sum(each.amount for each in self.waiting)

    @property
    def granted(self) -> int:
        """What the pot holds, avenants in force included; in cents."""
        return cents_of(self.gauge.granted)

    @property
    def moved(self) -> int:
        """What avenants brought to it, or took from it; in cents."""
        return self.granted - self.initial

    @property
    def left(self) -> int:
        """What is left of it, in cents."""
        return cents_of(self.gauge.left)

    @property
    def room(self) -> int:
        """What may still be programmed, over-programming included; a part of a cent is not given."""
        return cents_of(self.gauge.room)

    @property
    def programmed(self) -> int:
        """What dossiers weigh on it, in cents."""
        return cents_of(self.gauge.programmed)

    @property
    def paid(self) -> int:
        """What was paid of it, in cents."""
        return cents_of(self.gauge.paid)

    @property
    def rate(self) -> Fraction | None:
        """What part of the pot is programmed; nothing where the pot is empty."""
        return self.gauge.rate(self.gauge.programmed)

    @property
    def serves_all(self) -> bool:
        """True when what is left would serve everybody who waits."""
        return self.waiting_amount <= self.left

    def figure(self, name: str) -> int:
        """One of the figures of its gauge, in cents."""
        return cents_of(getattr(self.gauge, name))

    def behind(self, name: str) -> tuple[Taken, ...]:
        """The dossiers that make a figure."""
        return tuple(each for each in self.dossiers if getattr(each.gauge, name))


@dataclass(frozen=True, slots=True)
class EnvelopesSheet:
    """Every pot, the sum of each fund and of all, the dossiers outside any pot, and what is to be explained."""

    pots: tuple[PotSheet, ...]
    funds: tuple[PotSheet, ...]
    whole: PotSheet
    # The dossiers of no pot, whatever became of them.
    elsewhere: tuple[Taken, ...]
    overview: Overview
    on: date
    rows: Mapping[Pot, PotRow]
    # Why the avenants are not counted, where they cannot be.
    wrong: WrongInput | None = None

    @property
    def by_pot(self) -> dict[Pot, tuple[Taken, ...]]:
        """The dossiers of each pot."""
        return {pot: each.dossiers for pot, each in zip(self.rows, self.pots, strict=True)}

    @property
    def dossiers(self) -> tuple[Taken, ...]:
        """Every dossier of every pot."""
        return tuple(each for pot in self.pots for each in pot.dossiers)

    @property
    def every(self) -> tuple[Taken, ...]:
        """Every dossier on each fund, in a pot or in none: what is told of a period or of a place forgets nobody."""
        return (*self.dossiers, *self.elsewhere)

    @property
    def outside(self) -> tuple[Taken, ...]:
        """The dossiers that take or wait for the money of no pot."""
        return tuple(each for each in self.elsewhere if each.is_taker or each.is_waiting)

    @property
    def doubtful(self) -> tuple[Taken, ...]:
        """The dossiers of which something had to be supposed."""
        return tuple(each for pot in self.pots for each in pot.dossiers if each.doubt is not None)


def maquette_of(rows: Sequence[PotRow], avenants: Sequence[Avenant] = ()) -> Maquette:
    """Pots by the codes that people know; the programme is no part of them unless two have the same codes."""
    counts = Counter((row.fiche, row.fund) for row in rows)
    pots = {
        Pot(row.fiche if counts[row.fiche, row.fund] == 1 else f"{row.fiche} ({row.fiche_id})", row.fund): row
        for row in rows
    }
    return Maquette(pots, tuple(avenants))


def taken_of(facts: FundFacts) -> Taken:
    """What a dossier adds to its pot."""
    weighed = weigh_facts(facts)
    chain, is_final = weighed.chain, weighed.is_final
    gauge = gauge_of(chain, is_final=is_final)
    return Taken(facts, chain, is_final, gauge, weighed.doubt, check_chain(chain, facts.number))


def sheet_of_envelopes(
    maquette: Maquette, facts: Iterable[Taken], settings: EnvelopeSettings, on: date
) -> EnvelopesSheet:
    """The gauges of a day from what each dossier adds to them."""
    known = {(row.fiche_id, row.fund_id): pot for pot, row in maquette.pots.items()}
    by_pot: defaultdict[Pot, list[Taken]] = defaultdict(list)
    elsewhere: list[Taken] = []
    for each in facts:
        pot = known.get((each.facts.fiche_id or 0, each.facts.fund_id))
        if pot is not None:
            by_pot[pot].append(each)
        else:
            elsewhere.append(each)
    granted, wrong = maquette.settled(settings, on)
    parts = ((pot, each.gauge) for pot, found in by_pot.items() for each in found)
    problems = tuple(problem for found in by_pot.values() for each in found for problem in each.problems)
    overview = overview_of(granted, parts, settings, problems)
    sheets = tuple(
        PotSheet(row.fund, overview.pots[pot], row.amount, tuple(by_pot[pot]), row)
        for pot, row in maquette.pots.items()
    )
    funds = tuple(
        _fund(fund, [each for each in sheets if each.fund == fund], overview)
        for fund in dict.fromkeys(each.fund for each in sheets)
    )
    whole = PotSheet("", add_gauges([each.gauge for each in funds]), sum(each.initial for each in funds))
    return EnvelopesSheet(
        sheets, funds, _with_dossiers(whole, sheets), tuple(elsewhere), overview, on, maquette.pots, wrong
    )


def cents_of(amount: Fraction) -> Cents:
    """Whole cents; the part of a cent that a rate may give is left aside."""
    above, below = amount.as_integer_ratio()
    return Cents(above * 100 // below)


def _fund(fund: str, sheets: Sequence[PotSheet], overview: Overview) -> PotSheet:
    total = PotSheet(fund, overview.funds[fund], sum(each.initial for each in sheets))
    return _with_dossiers(total, sheets)


def _with_dossiers(total: PotSheet, sheets: Sequence[PotSheet]) -> PotSheet:
    dossiers = tuple(taken for each in sheets for taken in each.dossiers)
    return PotSheet(total.fund, total.gauge, total.initial, dossiers)
