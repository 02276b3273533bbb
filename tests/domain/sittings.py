"""A committee of six, three projects and a clock: what the tests of the sitting are held on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from leaderdesk.domain.committee.majorities import Majority
from leaderdesk.domain.committee.seats import Committee, CommitteeSeat, Mandate
from leaderdesk.domain.financing import FinancingRules, FundingLine, Plan
from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet
from leaderdesk.domain.quorum import QuorumRule
from leaderdesk.domain.scoring import Threshold
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.applying import apply, read_deeds
from leaderdesk.domain.sittings.gestures import Deed, Gesture
from leaderdesk.domain.sittings.ground import Ground, Money, Point, Pot
from leaderdesk.domain.sittings.state import State

DAY = date(2026, 11, 20)
START = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
PUBLIC, PRIVATE = ("Ada", "Bilal", "Chloé"), ("Dina", "Émile", "Farid")
EVERYBODY = PUBLIC + PRIVATE
HALF = Fraction(1, 2)
RULES = (
    QuorumRule("present_share", "seats", HALF, ">="),
    QuorumRule("college_share", "voters", HALF, ">=", "private"),
)
GRID = GridSheet(
    "Grille",
    (CriterionSheet("need", "Besoin", Fraction(5)), CriterionSheet("reach", "Portée", Fraction(3))),
    threshold=Threshold(Fraction(4)),
)
MONEY = Money(
    Plan(Fraction(10_000), Fraction(10_000), public_funds=(FundingLine("Département", Fraction(1_600)),)),
    FinancingRules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5)),
    "1",
)
FUND = Fraction(6_400)


def committee() -> Committee:
    """Six seats, a titulaire on each, a suppléant on the last."""
    seats = [CommitteeSeat(f"S{rank}", "public" if rank <= len(PUBLIC) else "private") for rank in range(1, 7)]
    since = date(2026, 1, 1)
    held = [Mandate(person, f"S{rank}", "titulaire", since) for rank, person in enumerate(EVERYBODY, 1)]
    return Committee(tuple(seats), (*held, Mandate("Gaëlle", "S6", "suppleant", since)))


def ground_of(**changes: object) -> Ground:
    """The ground with something else in it."""
    points = (
        Point("halle", "La halle", grid=GRID, money=MONEY, interested=("Ada",)),
        Point("moulin", "Le moulin", grid=GRID, money=MONEY),
        Point("pv", "Approuver le compte rendu", kind="minutes", decision="minutes"),
    )
    given = {
        "kind": "committee",
        "day": DAY,
        "committee": committee(),
        "rules": RULES,
        "points": points,
        "majorities": {"selection": Majority(casting_vote=True)},
        "chairs": ("Bilal", "Dina"),
        "observers": ("Hugo",),
        "pots": {"1": Pot(Fraction(10_000))},
    }
    return Ground(**{**given, **changes})  # type: ignore[arg-type]  # the tests name real fields


class Evening:
    """A sitting that goes on a gesture a minute."""

    def __init__(self, ground: Ground | None = None) -> None:
        self.ground = ground or ground_of()
        self.state = State(self.ground)
        self.deeds: list[Deed] = []

    def do(self, *gestures: Gesture) -> Evening:
        """Note some gestures."""
        for gesture in gestures:
            deed = self.next(gesture)
            apply(self.state, deed)
            self.deeds.append(deed)
        return self

    def next(self, gesture: Gesture) -> Deed:
        """The gesture as it would be noted now."""
        rank = len(self.deeds) + 1
        return Deed(rank, START + timedelta(minutes=rank), gesture)

    def again(self) -> State:
        """The same, read anew."""
        return read_deeds(self.ground, self.deeds)


def opened(people: Sequence[str] = EVERYBODY, point: str = "moulin", ground: Ground | None = None) -> Evening:
    """A sitting with some people and a point open."""
    evening = Evening(ground).do(told.Opened(), *(told.Arrived(person) for person in people))
    return evening.do(told.PointOpened(point)) if point else evening


def voted(evening: Evening, point: str = "moulin", says: str = "for") -> Evening:
    """A vote by name in which each seat says the same."""
    return evening.do(
        told.VoteOpened(point, "Avis favorable", "selection", "by_name"),
        told.CollegeKeyed(point, "public", says),  # type: ignore[arg-type]  # a word of the list
        told.CollegeKeyed(point, "private", says),  # type: ignore[arg-type]
        told.VoteClosed(point),
    )
