"""What the base says of a dossier on a fund makes a chain; what had to be supposed is named."""

from __future__ import annotations

from fractions import Fraction

import pytest

from leaderdesk.domain.envelopes.chains import released_by, weigh_chain
from leaderdesk.domain.envelopes.facts import FundFacts, weigh_facts


def facts(status: str, planned: int = 100, *, is_settled: bool = False, **stages: int) -> FundFacts:
    said = {name: Fraction(amount) for name, amount in stages.items()}
    place = (1, "2026-001", "Halle", "Commune", 1, 1)
    return FundFacts(*place, status, Fraction(planned), said, is_settled=is_settled)


@pytest.mark.parametrize(
    ("given", "weight", "released", "is_final", "doubt"),
    [
        (facts("complete"), 0, 0, False, None),
        (facts("complete", requested=90), 0, 0, False, None),
        (facts("programmed", voted=80), 80, 0, True, None),
        (facts("programmed"), 100, 0, True, "voted_from_plan"),
        (facts("convention", convention=70), 70, 0, True, "voted_from_later"),
        (facts("claimed", claimed=30), 100, 0, True, "voted_from_plan"),
        (facts("paid", claimed=110, paid=90), 110, 0, True, "voted_from_later"),
        (facts("closed", claimed=30, paid=30), 30, 0, True, "voted_from_later"),
        (facts("in_progress", voted=80, convention=70), 70, 10, True, None),
        (facts("closed", voted=80, convention=70, paid=60), 60, 20, True, None),
        (facts("paid", voted=80, convention=70, paid=60), 70, 10, True, None),
        (facts("paid", voted=80, convention=70, paid=60, is_settled=True), 60, 20, True, None),
        (facts("claimed", voted=80, is_settled=True), 80, 0, True, None),
        (facts("closed", voted=80), 80, 0, True, "closed_unpaid"),
        (facts("deprogrammed", voted=80, paid=5), 5, 75, True, None),
        (facts("abandoned"), 0, 0, True, None),
        (facts("postponed", voted=80), 80, 0, False, "vote_not_final"),
        (facts("refused", requested=90), 0, 0, False, None),
    ],
)
def test_a_dossier_weighs_what_its_state_and_stages_say(
    given: FundFacts, weight: int, released: int, *, is_final: bool, doubt: str | None
) -> None:
    found = weigh_facts(given)

    assert (weigh_chain(found.chain), released_by(found.chain)) == (Fraction(weight), Fraction(released))
    assert (found.is_final, found.doubt) == (is_final, doubt)


def test_the_plan_is_what_is_asked_until_a_request_is_noted() -> None:
    assert weigh_facts(facts("complete")).chain.requested == 100
    assert weigh_facts(facts("complete", requested=90)).chain.requested == 90
