"""Look-alikes of one new dossier among 5,000 invented ones, beside a comparison with each of them."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

from leaderdesk.domain.likeness.comparisons import compare_fields
from leaderdesk.domain.likeness.indexes import USUAL, LikenessIndex
from leaderdesk.domain.likeness.profiles import Profile, Traits, read_traits
from tests.bench.measure import Figure, timed

COUNT = 5_000
_ASKED = 20
_ACTS = "Réhabiliter Créer Aménager Étudier Rénover Équiper Animer Développer Valoriser Accompagner".split()  # noqa: SIM905 - a list to read
_THINGS = (  # noqa: SIM905
    "la halle du marché,un tiers-lieu rural,le sentier des gorges,une épicerie solidaire,la salle polyvalente,"
    "un atelier de transformation,la filière bois locale,un festival de contes,le moulin communal,une plateforme "
    "de covoiturage,les circuits courts alimentaires,un espace de travail partagé,la maison de santé,le patrimoine "
    "vernaculaire,une recyclerie intercommunale,un jardin partagé"
).split(",")
_WORDS = (  # noqa: SIM905
    "habitants association territoire production locale énergie bâtiment travaux toiture charpente animation jeunesse "
    "tourisme patrimoine sentier signalétique agriculture maraîchage transformation vente marché culture spectacle "
    "formation emploi insertion mobilité vélo numérique étude faisabilité acquisition matériel mobilier scène accueil "
    "visiteurs randonnée rivière forêt bois filière partenariat coopération réseau bénévoles commune intercommunalité"
).split()


def likeness() -> list[Figure]:
    """Building the index, asking it, and adding one dossier."""
    profiles = invented(COUNT + _ASKED)
    known, asked = profiles[:COUNT], profiles[COUNT:]
    index = LikenessIndex(known)
    traits = [read_traits(each) for each in known]
    each_of_them = timed(lambda: _compare_with_each(asked[0], traits), 3)
    return [
        Figure(f"index of {COUNT:,} dossiers built", "ms", timed(lambda: LikenessIndex(known), 3)),
        Figure(f"compared with each of {COUNT:,}", "ms", each_of_them),
        Figure(
            f"look-alikes of one new dossier among {COUNT:,}",
            "ms",
            [_asking(index, each) for each in asked],
            "compared with each",
            sorted(each_of_them)[1],
        ),
        Figure("one dossier added and removed", "ms", timed(lambda: _add_and_remove(index, asked[0]))),
    ]


def invented(count: int, seed: int = 3) -> list[Profile]:
    """Dossiers as a GAL writes them: few titles, few words, some that resemble each other much."""
    chance = random.Random(seed)
    communes = [f"Commune {number}" for number in range(120)]
    profiles = []
    for number in range(count):
        place, begun = chance.choice(communes), date(2014, 1, 1) + timedelta(days=chance.randrange(4000))
        profiles.append(
            Profile(
                key=f"{number:05}",
                title=f"{chance.choice(_ACTS)} {chance.choice(_THINGS)} de {place}",
                description=" ".join(chance.choices(_WORDS, k=60)),
                holder=f"Porteur {chance.randrange(900)}",
                siren=f"{chance.randrange(900):09}",
                communes=frozenset({place, *chance.choices(communes, k=2)}),
                themes=frozenset({f"thème {chance.randrange(8)}"}),
                starts_on=begun,
                ends_on=begun + timedelta(days=chance.randrange(90, 900)),
            )
        )
    return profiles


def _asking(index: LikenessIndex, profile: Profile) -> float:
    started = time.perf_counter()
    index.find(profile)
    return (time.perf_counter() - started) * 1000


def _compare_with_each(profile: Profile, traits: list[Traits]) -> None:
    ours = read_traits(profile)
    for theirs in traits:
        compare_fields(ours, theirs, (lambda _: 1, lambda _: 1), USUAL)


def _add_and_remove(index: LikenessIndex, profile: Profile) -> None:
    index.add(profile)
    index.remove(profile.key)
