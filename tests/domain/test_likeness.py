"""Look-alikes: the same dossier is found whatever the spelling, and the index answers as a full comparison would."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.likeness.comparisons import SAME, LikenessSettings, Match, compare_periods
from leaderdesk.domain.likeness.indexes import LikenessIndex
from leaderdesk.domain.likeness.profiles import Profile

HALLE = Profile(
    key="2025-014",
    title="Réhabilitation de la halle du marché",
    description="Toiture et charpente de la halle, accueil des producteurs",
    holder="Commune de Lœuilly",
    siren="217600010",
    communes=frozenset({"Lœuilly"}),
    themes=frozenset({"patrimoine"}),
    starts_on=date(2025, 1, 1),
    ends_on=date(2025, 12, 31),
)
SENTIER = Profile(key="2024-003", title="Sentier des gorges", description="Signalétique", siren="217600020")
EPICERIE = Profile(key="2024-009", title="Épicerie solidaire", description="Vente de produits locaux")
ALL = LikenessSettings(near_from=0, most=1000)


def test_the_same_dossier_spelled_otherwise_is_found_first() -> None:
    index = LikenessIndex([SENTIER, EPICERIE, HALLE])
    again = Profile(key="2026-001", title="REHABILITER l’halle du marche", siren="217600010", communes=HALLE.communes)

    found = index.find(again)

    assert [each.key for each in found] == ["2025-014"]
    assert {match.field for match in found[0].matches} == {"title", "holder", "communes"}


def test_a_copy_is_the_same_in_every_field() -> None:
    index = LikenessIndex([HALLE, SENTIER])

    (found,) = index.find(
        Profile("copy", **{name: getattr(HALLE, name) for name in Profile.__slots__ if name != "key"})
    )

    assert (found.likeness, found.may_be_same) == (SAME, True)
    assert [match.likeness for match in found.matches] == [SAME] * 6


def test_the_reason_shows_the_words_as_they_are_written() -> None:
    index = LikenessIndex([HALLE, SENTIER, EPICERIE])

    (found,) = index.find(Profile("x", "La Halle du Marché", description="Nouvelle CHARPENTE"))

    assert found.matches[0].shared == ("Marché", "Halle")
    # One word shared, of two here and five there, each as rare as the other: 2 × 1 / (2 + 5).
    assert found.matches[1] == Match("description", 285, 200, ("CHARPENTE",))


def test_two_sirens_that_differ_are_two_holders_whatever_their_names() -> None:
    index = LikenessIndex([HALLE])
    other = Profile("x", HALLE.title, holder=HALLE.holder, siren="217600099")
    unknown = Profile("x", HALLE.title, holder="Commune Loeuilly")

    fields = [[match.field for match in index.find(each)[0].matches] for each in (other, unknown)]

    assert fields == [["title"], ["title", "holder"]]


def test_what_is_not_known_is_no_difference() -> None:
    index = LikenessIndex([HALLE])

    (found,) = index.find(Profile("x", HALLE.title))

    assert found.likeness == SAME


def test_a_dossier_is_not_its_own_lookalike() -> None:
    assert LikenessIndex([HALLE, SENTIER]).find(HALLE) == ()


def test_those_as_alike_as_the_last_shown_are_shown_too() -> None:
    twins = [Profile(key, "Tiers-lieu rural") for key in "abcd"]

    found = LikenessIndex(twins).find(Profile("x", "Tiers-lieu rural"), LikenessSettings(most=2))

    assert [each.key for each in found] == ["a", "b", "c", "d"]


def test_an_empty_index_knows_nobody() -> None:
    assert LikenessIndex().find(HALLE) == ()


def test_periods_count_the_days_in_common() -> None:
    half = Profile("x", "t", starts_on=date(2025, 7, 2), ends_on=date(2025, 12, 31))
    open_ended = Profile("y", "t", starts_on=date(2025, 7, 2))

    assert compare_periods(HALLE, half, 365) == 183 * 1000 // 365
    assert compare_periods(HALLE, open_ended, 365) == (365 - 182) * 1000 // 365
    assert compare_periods(HALLE, Profile("z", "t"), 365) == 0


@pytest.mark.parametrize(
    ("profile", "code", "place"),
    [
        (Profile("", "Halle"), "key_missing", "key"),
        (Profile("x", " -’ "), "title_missing", "title"),
        (Profile("x", "Halle", siren="12"), "siren_malformed", "siren"),
        (Profile("x", "Halle", ends_on=date(2025, 1, 1)), "dates_backwards", "ends_on"),
    ],
)
def test_a_profile_that_cannot_be_compared_is_refused(profile: Profile, code: str, place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        LikenessIndex([profile])

    assert (refused.value.code, refused.value.place) == (code, place)


def test_a_key_is_known_once_and_forgotten_once() -> None:
    index = LikenessIndex([HALLE])

    with pytest.raises(WrongInput, match="repeated"):
        index.add(HALLE)
    index.remove(HALLE.key)
    with pytest.raises(WrongInput, match="key_unknown"):
        index.remove(HALLE.key)
    assert len(index) == 0


WORDS = st.sampled_from(["halle", "marché", "sentier", "gorges", "épicerie", "tiers-lieu", "rural", "moulin"])
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
DAYS = st.dates(date(2024, 1, 1), date(2026, 1, 1))


@st.composite
def profiles(draw: st.DrawFn, key: str) -> Profile:
    starts, ends = draw(st.one_of(st.none(), DAYS)), draw(st.one_of(st.none(), DAYS))
    return Profile(
        key=key,
        title=draw(TEXTS),
        description=draw(st.one_of(st.just(""), TEXTS)),
        holder=draw(st.sampled_from(["", "Les Amis", "Commune de Lune"])),
        siren=draw(st.sampled_from(["", "217600010", "217600020"])),
        communes=draw(st.frozensets(st.sampled_from(["Lune", "Soleil"]))),
        themes=draw(st.frozensets(st.sampled_from(["eau", "bois"]))),
        starts_on=starts,
        ends_on=ends if starts and ends and ends >= starts else None,
    )


MANY = st.integers(1, 8).flatmap(lambda count: st.tuples(*(profiles(f"d{rank}") for rank in range(count))))


@settings(derandomize=True, max_examples=60, deadline=None)
@given(MANY, profiles("new"), st.randoms(use_true_random=False), st.integers(1, 3), st.integers(300, 700))
def test_order_additions_and_pruning_never_show(
    known: tuple[Profile, ...], new: Profile, chance: Random, most: int, floor: int
) -> None:
    shuffled = chance.sample(known, len(known))
    index = LikenessIndex([Profile("gone", "moulin rural"), *shuffled])
    index.remove("gone")

    full = [each for each in LikenessIndex(known).find(new, ALL) if each.likeness >= floor]
    found = index.find(new, LikenessSettings(near_from=floor, most=most))

    last = full[most - 1].likeness if len(full) >= most else floor
    assert [(e.key, e.likeness) for e in found] == [(e.key, e.likeness) for e in full if e.likeness >= last]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(profiles("a"), profiles("b"))
def test_likeness_is_symmetric_and_never_beyond_the_same(one: Profile, other: Profile) -> None:
    both = [LikenessIndex([one, other]).find(each, ALL) for each in (one, other)]

    assert [each.likeness for found in both for each in found] == [both[0][0].likeness] * 2
    assert 0 <= both[0][0].likeness <= SAME
