"""The running order: who goes out and who comes back before each point, the quorum with and without them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.committee.majorities import DEFAULT_MAJORITY, Majority
from leaderdesk.domain.committee.seats import Committee, CommitteeSeat, Mandate
from leaderdesk.domain.quorum import PRESENT_SHARE, SEATS, QuorumRule
from leaderdesk.domain.sheets.sittings.running import RunningPoint, running_points
from leaderdesk.domain.sittings.forecasts import Body, Said
from leaderdesk.domain.sittings.plans import PlannedPoint
from leaderdesk.domain.sittings.rules import CommitteeRules

DAY = date(2026, 3, 20)
PEOPLE = ("Ada", "Bilal", "Chloé", "Dina")
QUORUM = (QuorumRule(PRESENT_SHARE, SEATS, Fraction(3, 4), ">="),)
COMMITTEE = Committee(
    tuple(CommitteeSeat(name, "public") for name in PEOPLE),
    tuple(Mandate(name, name, "titulaire", date(2026, 1, 1)) for name in PEOPLE),
)
COMING = dict.fromkeys(PEOPLE, Said("coming"))


def run(
    *interested: tuple[str, ...], said: dict[str, Said] = COMING, decision: str = "selection"
) -> tuple[RunningPoint, ...]:
    points = [
        PlannedPoint(key, "project", f"Projet {key}", decision, 10, None, people)
        for key, people in enumerate(interested, start=1)
    ]
    rules = CommitteeRules(QUORUM, majorities={"selection": Majority(casting_vote=True)})
    return running_points(points, Body(COMMITTEE, DAY, QUORUM), said, rules)


def test_who_leaves_for_two_points_in_a_row_stays_out() -> None:
    moves = [(each.leaving, each.returning) for each in run(("Ada",), ("Ada", "Bilal"), (), ("Bilal",))]

    assert moves == [(("Ada",), ()), (("Bilal",), ()), ((), ("Ada", "Bilal")), (("Bilal",), ())]


def test_the_quorum_is_counted_with_and_without_those_who_leave() -> None:
    (point,) = run(("Ada", "Bilal"))

    assert not point.expected.is_quorate
    assert point.whole is not None
    assert point.whole.is_quorate


def test_nothing_is_compared_where_nobody_leaves() -> None:
    (point,) = run(())

    assert (point.expected.is_quorate, point.whole) == (True, None)


def test_the_silent_make_the_hoped_quorum() -> None:
    (point,) = run((), said={"Ada": Said("coming"), "Bilal": Said("absent")})

    assert (point.expected.is_quorate, point.hoped.is_quorate) == (False, True)


def test_each_decision_has_its_majority_and_an_information_none() -> None:
    assert run((), decision="selection")[0].majority == Majority(casting_vote=True)
    assert run((), decision="amendment")[0].majority == DEFAULT_MAJORITY
    assert run((), decision="information")[0].majority is None
