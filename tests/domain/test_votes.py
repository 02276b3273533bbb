"""What a vote decides: majorities, casting vote, ballots that cannot be, and no result without its quorum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.committee.majorities import (
    DEFAULT_MAJORITY,
    Electorate,
    Majority,
    Totals,
    base_of,
    is_reached,
    majority_for,
    votes_needed,
)
from leaderdesk.domain.committee.records import QuorumRecord, check_record, record_quorum, voices_of
from leaderdesk.domain.committee.votes import Ballot, NamedVote, Outcome, Saying, SecretVote, decide
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.quorum import QuorumRule
from leaderdesk.domain.seating import MAY_REPLACE, SILENT, Proxy, Room, Seat
from tests.domain.test_presence import OPENING

QUICK = settings(derandomize=True, max_examples=120)
HALF_PRESENT = QuorumRule("present_share", "seats", Fraction(1, 2), ">=")
HALF_PRIVATE = QuorumRule("college_share", "voters", Fraction(1, 2), ">=", "private")
SEATS = tuple(
    Seat(f"S{rank}", "private" if rank % 2 else "public", None, f"t{rank}", f"s{rank}") for rank in range(1, 7)
)
CASTING = Majority(casting_vote=True)


def room(present: str, recused: str = "", **rules: object) -> Room:
    return replace(Room(SEATS, frozenset(present.split()), frozenset(recused.split())), **rules)  # type: ignore[arg-type]  # fields of the room


def record(present: str, recused: str = "", rules: Sequence[QuorumRule] = (), **room_rules: object) -> QuorumRecord:
    return record_quorum("2026-001", OPENING, room(present, recused, **room_rules), rules)


def named(held: QuorumRecord, says: str) -> NamedVote:
    """One ballot for each voter, in seat order: `+` for, `-` against, `0` abstention, `v` void, `n` takes no part."""
    words: dict[str, Saying] = {"+": "for", "-": "against", "0": "abstention", "v": "void", "n": "not_voting"}
    voters = held.quorum.voters.items()
    return NamedVote(tuple(Ballot(seat, who, words[sign]) for (seat, who), sign in zip(voters, says, strict=True)))


def decided(majority: Majority, says: str, chairs: Sequence[str] = ()) -> Outcome:
    held = record("t1 t2 t3 t4")
    return decide(majority, held, named(held, says), chairs)


def codes(outcome: Outcome) -> list[str]:
    return [reason.code for reason in outcome.reasons]


@pytest.mark.parametrize(
    ("says", "result"),
    [("++--", "no_result"), ("++-0", "adopted"), ("+--0", "rejected"), ("+000", "adopted"), ("+0vn", "adopted")],
)
def test_simple_majority_is_more_for_than_against(says: str, result: str) -> None:
    assert decided(DEFAULT_MAJORITY, says).result == result


@pytest.mark.parametrize(
    ("majority", "says", "result"),
    [
        (Majority("absolute"), "++-0", "adopted"),
        (Majority("absolute", abstentions_count=True), "++-0", "rejected"),
        (Majority("absolute", abstentions_count=True), "+++0", "adopted"),
        (Majority("absolute", "voters", abstentions_count=True), "++nn", "rejected"),
        # Of those who are there, an abstention is not a vote in favour; of the votes cast, it is no vote.
        (Majority("absolute", "voters"), "++0n", "rejected"),
        (Majority("absolute", "voters", abstentions_count=False), "++0n", "adopted"),
        (Majority("absolute", "seats"), "++-0", "rejected"),
        (Majority("absolute", "seats", abstentions_count=True), "+++-", "rejected"),
        (Majority("absolute", "seats", abstentions_count=True), "++++", "adopted"),
        (Majority("absolute", "present", abstentions_count=True, voids_count=True), "++v0", "rejected"),
        (Majority("absolute", voids_count=True), "++-v", "rejected"),
        (Majority("simple", "seats", abstentions_count=True), "++-0", "adopted"),
        (Majority("absolute"), "++-v", "adopted"),
        (Majority("qualified"), "++--", "adopted"),
        (Majority("qualified"), "+--0", "rejected"),
        (Majority("qualified", share=Fraction(3, 4)), "+++-", "adopted"),
        (Majority("qualified", share=Fraction(3, 4), operator=">"), "+++-", "rejected"),
        (Majority("qualified", share=Fraction(2, 3)), "++-0", "adopted"),
        (Majority("qualified", share=Fraction(2, 3), abstentions_count=True), "++-0", "rejected"),
        (Majority("qualified", "seats", Fraction(2, 3), abstentions_count=True), "++++", "adopted"),
    ],
)
def test_majority_is_held_against_the_base_it_declares(majority: Majority, says: str, result: str) -> None:
    assert decided(majority, says).result == result


def test_tie_is_no_majority_of_a_base_smaller_than_the_votes() -> None:
    assert not is_reached(Majority("absolute", "present"), 2, 2, base=3)
    assert is_reached(Majority("absolute", "present"), 2, 1, base=3)


def test_share_of_nothing_is_reached_by_nobody_and_by_one() -> None:
    assert base_of(Majority("qualified", "present", abstentions_count=False), Totals(1, 0, 3), Electorate(4, 2, 4)) == 0
    assert [is_reached(Majority("qualified"), votes, 0, base=2 * votes) for votes in (0, 1)] == [False, True]


def test_outcome_says_what_was_needed() -> None:
    (reason,) = decided(Majority("absolute", abstentions_count=True), "++-0").reasons
    (simple,) = decided(DEFAULT_MAJORITY, "++-0").reasons

    assert (reason.code, reason.data["base"], reason.data["needed"]) == ("absolute_majority", 4, 3)
    assert (reason.data["base_is"], simple.data["base_is"]) == ("cast", "expressed")


@pytest.mark.parametrize(("says", "result"), [("+-+-", "adopted"), ("-++-", "rejected"), ("0+-0", "no_result")])
def test_casting_vote_is_the_ballot_of_the_chair(says: str, result: str) -> None:
    outcome = decided(CASTING, says, ["t1", "t2"])

    assert (outcome.result, outcome.casting_by) == (result, "t1" if result != "no_result" else None)


def test_deputy_has_the_casting_vote_when_the_chair_is_recused() -> None:
    held = record("t1 t2 t3", "t1")

    outcome = decide(CASTING, held, named(held, "-+"), ["t1", "t3"])

    assert (outcome.result, outcome.casting_by) == ("adopted", "t3")
    assert outcome.reasons[-1].data["is_deputy"] == 1


def test_tie_without_a_casting_vote_is_what_the_rule_says() -> None:
    assert codes(decided(Majority(), "+-nn", ["t1"])) == ["tie", "no_casting_vote_in_rules"]
    assert decided(Majority(tie="rejected"), "+-nn").result == "rejected"
    assert codes(decided(CASTING, "+-nn", ["t6"])) == ["tie", "no_chair_votes"]
    assert codes(decided(CASTING, "0-+n", ["t1"])) == ["tie", "casting_vote_not_given"]


def test_casting_vote_cannot_carry_what_is_short_of_a_majority() -> None:
    of_seats = Majority("absolute", "seats", abstentions_count=True, casting_vote=True)

    outcome = decided(of_seats, "++--", ["t1"])

    assert (outcome.result, codes(outcome)) == ("rejected", ["absolute_majority"])


def test_casting_vote_breaks_an_absolute_tie_and_never_a_qualified_one() -> None:
    assert decided(Majority("absolute", casting_vote=True), "++--", ["t1"]).is_by_casting_vote
    assert decided(Majority("qualified", share=Fraction(2, 3), casting_vote=True), "++--", ["t1"]).result == "rejected"


def test_casting_vote_is_the_own_seat_of_the_chair_not_the_proxies() -> None:
    held = record("t2 t4", proxies=(Proxy("S1", "t2"), Proxy("S3", "t4")), max_proxies=1)

    outcome = decide(CASTING, held, named(held, "-++-"), ["t2"])

    assert list(held.quorum.voters) == ["S1", "S2", "S3", "S4"]
    assert held.proxies == {"S1", "S3"}
    assert (held.own_seat("t2"), outcome.result) == ("S2", "adopted")


def test_secret_casting_vote_is_the_one_said_aloud() -> None:
    held = record("t1 t2 t3 t4")
    tie = Totals(2, 2)

    assert decide(CASTING, held, SecretVote(tie), ["t1"]).result == "no_result"
    assert decide(CASTING, held, SecretVote(tie, "against"), ["t1"]).result == "rejected"
    assert decide(CASTING, held, SecretVote(tie, "for"), ["t1"]).casting_by == "t1"
    assert decide(CASTING, held, SecretVote(Totals(against=4)), ["t1"]).result == "rejected"


@pytest.mark.parametrize(
    ("totals", "code"), [(Totals(2, 1), "total_differs"), (Totals(4, 1), "more_votes_than_voters")]
)
def test_totals_of_a_secret_vote_are_the_voters(totals: Totals, code: str) -> None:
    outcome = decide(DEFAULT_MAJORITY, record("t1 t2 t3 t4"), SecretVote(totals))

    assert (outcome.result, codes(outcome)) == ("no_result", [code])


def test_secret_vote_counts_those_who_take_no_part_among_the_voters() -> None:
    held = record("t1 t2 t3 t4")

    assert decide(DEFAULT_MAJORITY, held, SecretVote(Totals(2, 1, not_voting=1))).result == "adopted"


def test_negative_total_is_refused_with_its_place() -> None:
    with pytest.raises(WrongInput) as refused:
        decide(DEFAULT_MAJORITY, record("t1 t2"), SecretVote(Totals(3, -1)))

    assert refused.value.place == "totals.against"


@pytest.mark.parametrize(("asked", "says"), [("secret", "+++"), ("by_name", None)])
def test_vote_is_held_as_the_rule_asks(asked: str, says: str | None) -> None:
    held = record("t1 t2 t3")
    vote = named(held, says) if says else SecretVote(Totals(3))

    outcome = decide(Majority(secrecy=asked), held, vote)  # type: ignore[arg-type]  # a value of the rule

    assert (outcome.result, codes(outcome)) == ("no_result", ["secrecy_differs"])


@pytest.mark.parametrize(
    ("added", "code"),
    [
        (Ballot("S1", "t1", "for"), "seat_votes_twice"),
        (Ballot("S5", "t5", "for"), "seat_without_voice"),
        (Ballot("S3", "t3", "for"), "recused_votes"),
    ],
)
def test_ballot_that_cannot_be_leaves_no_result(added: Ballot, code: str) -> None:
    held = record("t1 t2 t3", "t3")

    outcome = decide(DEFAULT_MAJORITY, held, NamedVote((*named(held, "++").ballots, added)))

    assert outcome.result == "no_result"
    assert code in codes(outcome)


def test_forgotten_ballot_is_not_an_abstention_and_nobody_votes_for_another() -> None:
    held = record("t1 t2")

    outcome = decide(DEFAULT_MAJORITY, held, NamedVote((Ballot("S1", "t2", "for"),)))

    assert codes(outcome) == ["not_the_holder", "ballot_missing"]


def test_no_result_without_the_quorum_of_presence_or_of_vote() -> None:
    alone = record("t1 t3", rules=(HALF_PRESENT, HALF_PRIVATE))
    public = record("t2 t4 t6", rules=(HALF_PRESENT, HALF_PRIVATE))

    first = decide(DEFAULT_MAJORITY, alone, named(alone, "++"))
    second = decide(DEFAULT_MAJORITY, public, named(public, "+++"))

    assert (codes(first), first.is_presence_valid, first.is_vote_valid) == (["presence_not_valid"], False, True)
    assert (codes(second), second.is_presence_valid, second.is_vote_valid) == (["vote_not_valid"], True, False)


def test_all_abstentions_decide_nothing() -> None:
    assert codes(decided(DEFAULT_MAJORITY, "0000")) == ["nothing_cast"]


def test_absent_member_with_an_interest_is_not_taken_off() -> None:
    held = record("t1 t2 t3", "t5", rules=(HALF_PRESENT,))

    assert (held.quorum.heads.seats, held.quorum.heads.present.total, check_record(held)) == (6, 3, ())
    assert decide(DEFAULT_MAJORITY, held, named(held, "+++")).result == "adopted"


def test_voices_are_listed_as_minutes_do() -> None:
    held = record("t1 s1 s2 t3 s3 x1", "t3", pool={"private": ("x1",)}, recused_seat=MAY_REPLACE)

    assert voices_of(held) == {
        "t1": "titulaire",
        "s1": "without_voice",
        "s2": "suppleant",
        "t3": "recused",
        "s3": "suppleant",
        "x1": "pooled",
    }


def test_own_seat_is_the_one_sat_on_and_never_one_held_by_proxy() -> None:
    proxies = (Proxy("S2", "x1"), Proxy("S4", "s6"), Proxy("S3", "t1"))
    held = record("t1 s6 x1", pool={"private": ("x1",)}, proxies=proxies, max_proxies=1)

    assert {person: held.own_seat(person) for person in ("t1", "s6", "x1")} == {"t1": "S1", "s6": "S6", "x1": "S3"}
    assert held.proxies == {"S2", "S4"}


def test_record_that_was_tampered_with_is_named() -> None:
    held = record("t1 t2")
    spoiled = replace(held, quorum=replace(held.quorum, voters={"S1": "t1", "S3": "t3", "S5": "t5"}))
    recused = replace(spoiled, room=replace(held.room, recused=frozenset({"t1"})))

    assert [each.code for each in check_record(spoiled)] == ["absent_votes", "absent_votes", "more_voters_than_counted"]
    assert check_record(recused)[0].code == "recused_votes"
    small = replace(held, quorum=replace(held.quorum, heads=replace(held.quorum.heads, seats=1)))
    assert [each.code for each in check_record(small)] == ["more_counted_than_seats"]


def test_majority_is_found_by_the_kind_of_decision() -> None:
    rules = {"opinion": CASTING, "all": Majority("qualified", share=Fraction(1))}

    assert (majority_for("opinion", rules), majority_for("other", rules)) == (CASTING, DEFAULT_MAJORITY)
    assert majority_for("all", rules).share == 1


@pytest.mark.parametrize("share", [Fraction(0), Fraction(3, 2)])
def test_majority_of_nothing_or_of_more_than_all_is_refused(share: Fraction) -> None:
    with pytest.raises(WrongInput) as refused:
        majority_for("opinion", {"opinion": Majority("qualified", share=share)})

    assert (refused.value.code, refused.value.place) == ("share_outside", "majorities.opinion.share")


MAJORITIES = st.builds(
    Majority,
    st.sampled_from(["simple", "absolute", "qualified"]),
    st.sampled_from(["cast", "present", "voters", "seats"]),
    st.sampled_from([Fraction(1, 2), Fraction(3, 5), Fraction(2, 3), Fraction(1)]),
    st.sampled_from([">", ">="]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
SAYS = st.text("+-0vn", min_size=4, max_size=4)
PEOPLE = st.frozensets(st.sampled_from([f"{kind}{rank}" for kind in "ts" for rank in range(1, 7)]))


@QUICK
@given(MAJORITIES, SAYS, st.permutations(range(4)))
def test_order_of_ballots_never_changes_an_outcome(majority: Majority, says: str, order: list[int]) -> None:
    held = record("t1 t2 t3 t4")
    vote = named(held, says)

    shuffled = NamedVote(tuple(vote.ballots[rank] for rank in order))

    assert decide(majority, held, shuffled, ["t1"]) == decide(majority, held, vote, ["t1"])


@QUICK
@given(MAJORITIES, SAYS)
def test_vote_turned_in_favour_never_loses_what_was_won(majority: Majority, says: str) -> None:
    if decided(majority, says, ["t1"]).result == "adopted" and "-" in says:
        assert decided(majority, says.replace("-", "+", 1), ["t1"]).result == "adopted"


@QUICK
@given(MAJORITIES, st.integers(0, 40))
def test_votes_needed_are_enough_and_one_less_is_not(majority: Majority, base: int) -> None:
    needed = votes_needed(majority, base)

    assert is_reached(majority, needed, max(0, base - needed), base)
    assert not is_reached(majority, needed - 1, base - needed + 1, base)


@QUICK
@given(MAJORITIES, SAYS, st.integers(4, 9))
def test_base_never_counts_more_than_there_is(majority: Majority, says: str, seats: int) -> None:
    totals = Totals(*(says.count(sign) for sign in "+-0vn"))

    assert 0 <= base_of(majority, totals, Electorate(seats, 4, 4)) <= seats


@QUICK
@given(PEOPLE, PEOPLE, st.sampled_from(["leaves_quorum", "stays_in_quorum", "leaves_both"]), st.booleans())
def test_seats_counted_voters_and_votes_decrease(
    present: frozenset[str],
    recused: frozenset[str],
    recusal: str,
    may_replace: bool,  # noqa: FBT001 - drawn
) -> None:
    replaced = MAY_REPLACE if may_replace else SILENT
    held = record(" ".join(present), " ".join(recused), recusal=recusal, recused_seat=replaced)
    vote = named(held, "+" * len(held.quorum.voters))

    outcome = decide(DEFAULT_MAJORITY, held, vote)

    heads = held.quorum.heads
    assert heads.seats >= heads.present.total >= len(held.quorum.voters) == outcome.totals.votes
    assert not set(held.quorum.voters.values()) & recused
    assert outcome.result == ("adopted" if vote.ballots else "no_result")
