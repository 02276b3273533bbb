"""Suggested conflicts of interest: each reason, what is remembered, what is erased, what was never compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.conflicts import (
    Dismissal,
    Member,
    Party,
    Person,
    Reason,
    Screening,
    Tie,
    dismiss,
    screen_member,
    split_purged,
)
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.matching import Address

QUICK = settings(derandomize=True, max_examples=60)
TODAY = date(2026, 3, 2)
NEXT_YEAR = date(2027, 3, 2)
HOME = Address("12, rue de l’Église", "30000", "Essai")
ANNE = Person("Durand", "Anne", HOME)
AMIS = Party("holder", "Association Les Amis du Four", "732 829 320")
TOWN = Party("funder", "Commune d’Essai", is_commune=True)


def member(*ties: Tie, person: Person = ANNE) -> Member:
    return Member("anne", person, ties)


def seen(who: Member, *parties: Party) -> list[tuple[Reason, str]]:
    return [(each.reason, each.basis.code) for each in screen_member(who, parties, TODAY).suggestions]


@pytest.mark.parametrize(
    ("tie", "party", "expected"),
    [
        (Tie("structure", "Autre nom", "73282932000074"), AMIS, [("same_structure", "seen_on_siren")]),
        (Tie("mandate", "les amis du four"), AMIS, [("mandate", "seen_on_name")]),
        (Tie("employer", "AMIS DU FOUR (Les)"), AMIS, [("employer", "seen_on_name")]),
        (Tie("employer", "Les Amis du Four", "356 000 000"), AMIS, []),
        (Tie("commune", "essai"), TOWN, [("commune", "seen_on_name")]),
        (Tie("mandate", "Mairie d'Essai"), TOWN, [("mandate", "seen_on_name")]),
        (Tie("commune", "Les Amis du Four"), AMIS, []),
        (Tie("structure", "Les Amis du Moulin"), AMIS, []),
    ],
)
def test_tie_is_seen_on_the_siren_then_on_the_name(tie: Tie, party: Party, expected: list[tuple[str, str]]) -> None:
    assert seen(member(tie), party) == expected


@pytest.mark.parametrize("role", ["holder", "partner", "funder"])
def test_commune_is_seen_in_every_role(role: str) -> None:
    party = replace(TOWN, role=role)  # type: ignore[arg-type]  # one of the roles

    (suggestion,) = screen_member(member(Tie("commune", "Essai")), [party], TODAY).suggestions

    assert (suggestion.reason, suggestion.party.role) == ("commune", role)


def test_member_who_represents_a_party_is_seen_by_name() -> None:
    party = replace(AMIS, people=(Person("DURAND", "anne"),))

    assert seen(member(), party) == [("same_person", "seen_on_name")]
    assert seen(member(person=Person("Durand")), replace(AMIS, people=(Person("Durand"),))) == []


def test_same_address_is_seen_and_with_the_surname_it_is_one_stronger_reason() -> None:
    there = Address("12 r. de l'eglise", "30000", "ESSAI")

    assert seen(member(), replace(AMIS, address=there)) == [("same_address", "seen_on_address")]
    assert seen(member(), replace(AMIS, address=there, people=(Person("Durand", "Paul"),))) == [
        ("same_surname_and_address", "seen_on_surname_and_address")
    ]


def test_hamlet_is_an_address_only_with_the_surname() -> None:
    hamlet = Address("Le Bourg", "30000", "Essai")
    anne = member(person=replace(ANNE, address=hamlet))

    assert seen(anne, replace(AMIS, people=(Person("Martin", "Luc", hamlet),))) == []
    assert seen(anne, replace(AMIS, people=(Person("Durand", "Paul", hamlet),)))[0][0] == "same_surname_and_address"


def test_address_of_one_representative_is_enough() -> None:
    people = (Person("Martin", "Luc", HOME), Person("Petit", "Léa"))

    assert seen(member(), replace(AMIS, people=people)) == [("same_address", "seen_on_address")]


def test_two_parties_of_one_name_are_two_links() -> None:
    tie = Tie("employer", "Les Amis du Four")

    assert seen(member(tie), AMIS, replace(AMIS, siren="356000000")) == [("employer", "seen_on_name")] * 2


def test_surname_alone_is_no_reason() -> None:
    assert seen(member(), replace(AMIS, people=(Person("Durand", "Paul"),))) == []


@pytest.mark.parametrize(
    ("since", "until", "years_back", "count"),
    [
        (None, None, 0, 1),
        (date(2026, 3, 3), None, 0, 0),
        (TODAY, TODAY, 0, 1),
        (None, date(2026, 3, 1), 0, 0),
        (None, date(2024, 3, 2), 2, 1),
        (None, date(2024, 3, 1), 2, 0),
    ],
)
def test_tie_counts_while_it_lasts_and_as_long_after_as_the_gal_says(
    since: date | None, until: date | None, years_back: int, count: int
) -> None:
    tie = Tie("employer", "Les Amis du Four", since=since, until=until)

    assert len(screen_member(member(tie), [AMIS], TODAY, years_back=years_back).suggestions) == count


def test_tie_that_ended_no_longer_counts_unless_the_gal_says_so() -> None:
    ended = Tie("employer", "Les Amis du Four", until=date(2026, 3, 1))

    assert seen(member(ended), AMIS) == []


def screened(party: Party, *dismissals: Dismissal, ties: tuple[Tie, ...] = (), on: date = NEXT_YEAR) -> Screening:
    return screen_member(member(Tie("employer", "Les Amis du Four"), *ties), [party], on, dismissals=dismissals)


DISMISSED = dismiss(screened(AMIS, on=TODAY).suggestions[0], because=" Bénévole, pas salariée ", on=TODAY)


def test_dismissed_suggestion_does_not_come_back_next_year_and_is_still_shown() -> None:
    again = screened(AMIS, DISMISSED)

    assert (again.suggestions, again.state) == ((), "nothing_suggested")
    assert [(each.reason, why.because) for each, why in again.set_aside] == [("employer", "Bénévole, pas salariée")]


def test_last_dismissal_is_the_one_shown() -> None:
    again = replace(DISMISSED, because="Toujours bénévole", dismissed_on=date(2026, 9, 1))

    ((_, shown),) = screened(AMIS, again, DISMISSED).set_aside

    assert shown == again


def test_dismissal_holds_however_the_party_is_written_next_time() -> None:
    assert screened(replace(AMIS, siren=None, name="Les amis du four"), DISMISSED).suggestions == ()
    assert screened(replace(AMIS, siren="73282932000074"), DISMISSED).suggestions == ()


def test_dismissal_hides_no_new_link() -> None:
    other_reason = screened(AMIS, DISMISSED, ties=(Tie("mandate", "Les Amis du Four"),))
    other_role = screened(replace(AMIS, role="partner"), DISMISSED)
    other_party = screened(replace(AMIS, siren=None), replace(DISMISSED, party_name="Le Moulin", party_siren=None))
    other_member = screened(AMIS, replace(DISMISSED, member="bruno"))

    assert [each.reason for each in other_reason.suggestions] == ["mandate"]
    assert [len(each.suggestions) for each in (other_role, other_party, other_member)] == [1, 1, 1]


def test_dismissal_needs_a_reason() -> None:
    with pytest.raises(WrongInput) as refused:
        dismiss(screened(AMIS).suggestions[0], because="  ", on=TODAY)

    assert (refused.value.code, refused.value.place) == ("reason_needed", "because")


def test_dismissals_are_erased_from_the_date_the_gal_sets() -> None:
    later = replace(DISMISSED, dismissed_on=NEXT_YEAR)
    both = (DISMISSED, later)

    assert split_purged(both, NEXT_YEAR, None) == (both, ())
    assert split_purged(both, date(2026, 12, 30), date(2026, 12, 31)) == (both, ())
    assert split_purged(both, date(2026, 12, 31), date(2026, 12, 31)) == ((later,), (DISMISSED,))
    assert split_purged(both, NEXT_YEAR, NEXT_YEAR) == ((), both)


def test_nothing_suggested_says_what_was_not_compared() -> None:
    nothing = screen_member(Member("anne", Person("Durand", "Anne")), [TOWN], TODAY)

    assert nothing.state == "nothing_suggested"
    assert [(each.code, each.data["what"]) for each in nothing.not_compared] == [
        *(("member_lacks", what) for what in ("structure", "mandate", "employer", "commune", "address")),
        *(("party_lacks", what) for what in ("siren", "address", "people")),
    ]


@pytest.mark.parametrize(
    ("address", "person"), [(HOME, Person("Martin", "Luc")), (None, Person("Martin", "Luc", HOME))]
)
def test_everything_known_leaves_nothing_not_compared(address: Address | None, person: Person) -> None:
    anne = member(*(Tie(kind, "Le Moulin") for kind in ("structure", "mandate", "employer", "commune")))

    assert screen_member(anne, [replace(AMIS, address=address, people=(person,))], TODAY).not_compared == ()


def test_no_state_of_a_screening_says_that_there_is_no_conflict() -> None:
    full = screened(AMIS)

    assert (full.state, bool(full), bool(screened(AMIS, DISMISSED))) == ("suggested", True, True)


TIES = st.lists(
    st.builds(
        Tie,
        st.sampled_from(["structure", "mandate", "employer", "commune"]),
        st.sampled_from(["Les Amis du Four", "Essai", "Mairie d’Essai", "Le Moulin"]),
        st.sampled_from([None, "732829320", "356000000"]),
    ),
    max_size=5,
)
PARTIES = [
    *(AMIS, TOWN, replace(AMIS, role="partner"), replace(TOWN, role="holder", siren="356000000")),
    replace(AMIS, siren="443061841", people=(Person("Martin", "Luc"),)),
]


@QUICK
@given(TIES, st.permutations(PARTIES), st.randoms(use_true_random=False))
def test_order_of_ties_and_parties_changes_nothing(ties: list[Tie], parties: list[Party], draw: object) -> None:
    shuffled = list(ties)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random

    assert screen_member(member(*shuffled), parties, TODAY) == screen_member(member(*ties), PARTIES, TODAY)


@QUICK
@given(TIES, st.integers(0, 10))
def test_dismissing_one_hides_that_one_alone(ties: list[Tie], pick: int) -> None:
    before = screen_member(member(*ties), PARTIES, TODAY).suggestions
    if not before:
        return
    chosen = before[pick % len(before)]

    after = screen_member(
        member(*ties), PARTIES, NEXT_YEAR, dismissals=[dismiss(chosen, because="vu", on=TODAY)]
    ).suggestions

    assert after == tuple(each for each in before if each != chosen)
