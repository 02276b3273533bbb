"""What a few letters find, and in which order."""

from __future__ import annotations

import pytest

from leaderdesk.domain.searches import MOST, Entry, Index

ENTRIES = [
    Entry("page", "reviews", "Revue des projets", "Ctrl+2"),
    Entry("action", "back_up", "Sauvegarder maintenant", "Ctrl+S"),
    Entry("page", "backups", "Sauvegardes", "Ctrl+9"),
    Entry("dossier", 1, "Réhabiliter la halle d’Étaples", "2026-042", "Commune d’Étaples", "dossier"),
    Entry("dossier", 2, "Café-épicerie de l’Œuvre", "2026-007", "Association", "dossier"),
    Entry("dossier", 3, "Atelier de Marie", "2025-042", "Marie Lœuil", "dossier"),
    Entry("holder", 4, "Commune d’Étaples", "", "", "porteur 73282932000074"),
    Entry("holder", 5, "Communauté de communes des Deux Baies", "", "Montreuil", "porteur"),
    Entry("contact", 6, "Marie Petit", "", "maire · Commune d’Étaples", "contact 0612345678", 4),
    Entry("setting", "vat", "Délai de remboursement de la TVA", "", "Trésorerie", "réglage"),
]
INDEX = Index(ENTRIES)


def first(query: str) -> object:
    groups = INDEX.find(query)
    return groups[0].entries[0].key if groups else None


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("etaples", 1),
        ("ETAPLES halle", 1),
        ("d’étaples", 1),
        ("cafe epicerie", 2),
        ("café-épicerie", 2),
        ("oeuvre", 2),
        ("loeuil", 3),
        ("2026-042", 1),
        ("2025 042", 3),
        ("7", 2),
        ("rdp", "reviews"),
        ("rp", "reviews"),
        ("cc", 5),
        ("ccdb", 5),
        ("sauv", "backups"),
        ("sauver maintenant", None),
        ("sauve main", "back_up"),
        ("06 12 34 56 78", 6),
        ("732 829 320", 4),
        ("marie", 6),
        ("dossier marie", 3),
        ("porteur etaples", 4),
        ("tva", "vat"),
        ("la tva", "vat"),
        ("réglage tva", "vat"),
        ("ctrl+s", "back_up"),
        ("  ", None),
        ("zzz", None),
    ],
)
def test_the_right_one_is_first(query: str, key: object) -> None:
    assert first(query) == key


def test_kinds_are_counted_and_cut_short() -> None:
    index = Index(Entry("holder", each, f"Commune {each}") for each in range(40))

    (group,) = index.find("comm")

    assert (group.kind, group.count, len(group.entries)) == ("holder", 40, MOST)
    assert [entry.key for entry in group.entries] == list(range(MOST))


def test_one_letter_must_begin_a_word() -> None:
    assert [entry.key for group in INDEX.find("r") for entry in group.entries] == ["reviews", 1, "vat"]


def test_an_entry_is_known_by_its_kind_and_key() -> None:
    found = INDEX.get("contact", 6)

    assert found is not None
    assert found.home == 4
    assert INDEX.get("dossier", 6) is None
