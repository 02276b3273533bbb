"""What a new holder is supposed to be in public law: by its kind, else by how its name begins."""

from __future__ import annotations

import pytest

from leaderdesk.domain.workbooks.taking.natures import nature_of


@pytest.mark.parametrize(
    ("kind", "name", "nature"),
    [
        ("commune", "Vernay", "public"),
        ("association", "Commune de Vernay", "private"),
        (None, "Mairie de Vernay", "public"),
        (None, "Ville d’Échirolles", "public"),
        (None, "CC du Haut-Pays", "public"),
        (None, "Communauté de communes des Trois-Rivières", "public"),
        (None, "Syndicat mixte du Parc", "public"),
        (None, "Chambre d’agriculture", "public"),
        (None, "Ville en fête", "private"),
        (None, "Syndicat des commerçants", "private"),
        (None, "Les Amis de la commune", "private"),
        (None, "Région en scène", "private"),
        (None, "", "private"),
    ],
)
def test_a_name_says_public_only_where_it_begins_as_public_bodies_do(kind: str | None, name: str, nature: str) -> None:
    assert nature_of(kind, name) == nature
