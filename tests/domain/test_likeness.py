"""Look-alikes: the same dossier is found whatever the spelling, and the index answers as a full comparison would."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.likeness.comparisons import SAME, LikenessSettings, Match, compare_periods
from leaderdesk.domain.likeness.indexes import USUAL, LikenessIndex
from leaderdesk.domain.likeness.profiles import Profile, grams_of, stem_of, telling_words

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

    assert (found.likeness, [match.field for match in found.matches]) == (SAME, ["title"])


def test_what_neither_knows_is_nothing_in_common() -> None:
    (found,) = LikenessIndex([Profile("a", "Tiers-lieu")]).find(Profile("x", "Tiers-lieu"))

    assert [match.field for match in found.matches] == ["title"]


@pytest.mark.parametrize("other", [Profile("x", "Halle", holder="Les Amis"), Profile("x", "Halle", siren="217600099")])
def test_another_holder_is_a_difference_known_by_name_or_by_siren(other: Profile) -> None:
    index = LikenessIndex([Profile("a", "Halle", holder="Les Voisins", siren="217600010")])

    assert [each.likeness for each in index.find(other)] == [400 * SAME // 600]


def test_only_what_both_have_is_shown() -> None:
    communes = frozenset({"Lune", "Soleil"})
    ours = Profile("x", "La laine", siren="217600010", communes=communes)
    theirs = Profile("a", "Laine de la villa", siren="217600010", communes=frozenset({"LUNE", "Mars"}))

    (found,) = LikenessIndex([theirs]).find(ours)

    shared = {match.field: match.shared for match in found.matches}
    assert shared == {"title": ("laine",), "holder": (), "communes": ("Lune",)}


def test_the_rarest_word_of_the_title_is_shown_first() -> None:
    many = [Profile(str(rank), f"Marché {word}") for rank, word in enumerate(("moulin", "bois", "eau", "fête", "gîte"))]

    found = LikenessIndex(many).find(Profile("x", "Marché moulin"))

    assert found[0].matches[0].shared == ("moulin", "Marché")


def test_a_dossier_is_not_its_own_lookalike() -> None:
    assert LikenessIndex([HALLE, SENTIER]).find(HALLE) == ()


def test_those_as_alike_as_the_last_shown_are_shown_too() -> None:
    twins = [Profile(key, "Tiers-lieu rural") for key in "abcd"]

    found = LikenessIndex(twins).find(Profile("x", "Tiers-lieu rural"), LikenessSettings(most=2))

    assert [each.key for each in found] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("known", "new", "likeness"),
    [
        # 400 for the title, 200 for the holder of whom only the name is known, over 600.
        (Profile("a", "Halle", holder="Les Amis"), Profile("x", "Halle", holder="Amis"), 933),
        (Profile("a", "Halle", "Musée et moulin"), Profile("x", "Pont", "Moulin et musée"), 333),
        (Profile("a", "Halle", siren="217600010"), Profile("x", "Halle", siren="217600010"), 1000),
        (HALLE, replace(HALLE, key="x"), 1000),
    ],
)
def test_no_dossier_on_the_limit_is_passed_over(known: Profile, new: Profile, likeness: int) -> None:
    index = LikenessIndex([SENTIER, known, replace(known, key="z")])

    found = index.find(new, LikenessSettings(near_from=likeness, most=1))

    assert [(each.key, each.likeness) for each in found] == [(known.key, likeness), ("z", likeness)]


def test_the_limit_holds_whatever_the_fields_weigh() -> None:
    one, other = (Profile(key, "Halle", siren="217600010") for key in "ax")
    title_alone = LikenessSettings(title=1, description=0, holder=0, communes=0, themes=0, period=0)

    for settings_used in (LikenessSettings(near_from=SAME, period=0), title_alone):
        assert [each.likeness for each in LikenessIndex([one]).find(other, settings_used)] == [SAME]


def test_the_best_is_found_wherever_it_stands_in_the_index() -> None:
    titles = ("Halle du marché", "Sentier des marches", "Halle du village")
    index = LikenessIndex([Profile(str(rank), title) for rank, title in enumerate(titles)])

    assert [each.key for each in index.find(HALLE, LikenessSettings(near_from=1, most=1))] == ["0"]


def test_an_empty_index_knows_nobody() -> None:
    assert LikenessIndex().find(HALLE) == ()


def test_usual_weights_share_one_whole() -> None:
    assert sum(USUAL.weights) == SAME == 1000
    assert (USUAL.near_from, USUAL.same_from, USUAL.most, USUAL.near_days) == (450, 800, 10, 365)


def test_a_score_on_the_limit_is_shown_and_may_be_the_same() -> None:
    index = LikenessIndex([HALLE, SENTIER, EPICERIE])
    new = Profile("x", "Halle du marché couvert")
    (found,) = index.find(new, LikenessSettings(near_from=1))
    score = found.likeness

    (shown,) = index.find(new, LikenessSettings(near_from=score, same_from=score))
    (near,) = index.find(new, LikenessSettings(near_from=score, same_from=score + 1))
    assert (shown.may_be_same, near.may_be_same) == (True, False)
    assert index.find(new, LikenessSettings(near_from=score + 1)) == ()


def test_a_holder_known_by_name_alone_is_a_little_less_sure() -> None:
    (found,) = LikenessIndex([HALLE]).find(Profile("x", HALLE.title, holder="LOEUILLY"))

    assert found.matches[1] == Match("holder", 800, 200, ("Commune de Lœuilly",))


def test_no_more_than_eight_words_are_shown_and_none_of_the_empty_ones() -> None:
    title = "La rénovation du vieux moulin communal pour accueillir un musée, une salle, des ateliers, un gîte"
    index = LikenessIndex([Profile("a", title, "Rénovation des ateliers")])

    (found,) = index.find(Profile("x", title, "rénover le moulin, rénovation"))

    telling = ("accueillir", "rénovation", "ateliers", "communal", "moulin", "musée", "salle", "vieux")
    assert (found.matches[0].shared, found.matches[1].shared) == (telling, ("rénovation",))


def test_a_word_of_the_title_is_shown_when_it_shares_more_than_half() -> None:
    # « halles » shares 4 of its 6 trigrams with « halle »; « marin » 2 of its 5 with « marché », « mars » 2 of its 4.
    (found,) = LikenessIndex([HALLE]).find(Profile("x", "Halles marin mars"), LikenessSettings(near_from=1))

    assert found.matches[0].shared == ("Halles",)


@pytest.mark.parametrize(
    ("word", "stem"), [("bal", ""), ("bois", "bois"), ("dans", ""), ("halles", "halles"), ("charpentier", "charpen")]
)
def test_a_word_of_a_description_is_known_by_its_first_letters(word: str, stem: str) -> None:
    assert stem_of(word) == stem


def test_a_title_of_small_words_keeps_them() -> None:
    assert (telling_words("Vers la mer"), telling_words("Par-ci, par-là")) == (["mer"], ["ci"])
    assert telling_words("De la, sur le") == ["de", "la", "sur", "le"]
    assert grams_of("mer") == {" me", "mer", "er "}


@pytest.mark.parametrize(
    ("starts", "ends", "likeness"),
    [
        (date(2026, 1, 1), date(2026, 6, 30), 0),
        (date(2025, 12, 31), date(2026, 12, 30), 1000 // 729),
        (date(2027, 1, 1), None, 0),
        (date(2025, 1, 1), None, 1000),
    ],
)
def test_periods_apart_have_nothing_in_common(starts: date, ends: date | None, likeness: int) -> None:
    other = Profile("x", "t", starts_on=starts, ends_on=ends)

    assert [compare_periods(HALLE, other, 365), compare_periods(other, HALLE, 365)] == [likeness] * 2


def test_a_dossier_of_one_day_is_no_fault() -> None:
    day = date(2025, 1, 1)

    assert len(LikenessIndex([Profile("x", "Halle", starts_on=day, ends_on=day)])) == 1


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
        (replace(HALLE, ends_on=date(2024, 12, 31)), "dates_backwards", "ends_on"),
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


@settings(derandomize=True, max_examples=60)
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


@settings(derandomize=True, max_examples=60)
@given(profiles("a"), profiles("b"))
def test_likeness_is_symmetric_and_never_beyond_the_same(one: Profile, other: Profile) -> None:
    both = [LikenessIndex([one, other]).find(each, ALL) for each in (one, other)]

    assert [each.likeness for found in both for each in found] == [both[0][0].likeness] * 2
    assert 0 <= both[0][0].likeness <= SAME
