"""Views kept under a name: one entry of the journal each, taken back by undo."""

from __future__ import annotations

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.history import undo
from leaderdesk.services.saved_views import delete_view, keep_named_view, list_views, rename_view


def names(base: OpenBase, view: str = "dossiers") -> list[tuple[str, str]]:
    return [(row.name, row.value) for row in list_views(base, view)]


def test_a_view_is_kept_replaced_and_listed_with_its_list(base: OpenBase) -> None:
    keep_named_view(base, "dossiers", "En  retard ", "1")
    keep_named_view(base, "dossiers", "En retard", "2")
    keep_named_view(base, "porteurs", "Communes", "3")

    assert names(base) == [("En retard", "2")]
    assert names(base, "porteurs") == [("Communes", "3")]


def test_a_view_renamed_or_deleted_is_taken_back_by_undo(base: OpenBase) -> None:
    keep_named_view(base, "dossiers", "A", "1")
    key = list_views(base, "dossiers")[0].id
    rename_view(base, key, "B")
    delete_view(base, key)
    assert names(base) == []
    undo(base)
    assert names(base) == [("B", "1")]
    undo(base)

    assert names(base) == [("A", "1")]


def test_a_name_is_needed_and_taken_only_once(base: OpenBase) -> None:
    keep_named_view(base, "dossiers", "A", "1")
    keep_named_view(base, "dossiers", "B", "2")
    key = list_views(base, "dossiers")[0].id

    with pytest.raises(Refusal, match="view_name_taken"):
        rename_view(base, key, "B")
    with pytest.raises(Refusal, match="name_needed"):
        keep_named_view(base, "dossiers", "  ", "3")
    with pytest.raises(Refusal, match="no_record"):
        delete_view(base, 12)
