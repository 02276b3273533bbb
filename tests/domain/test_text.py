"""Text to store in one form, text to search in another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.text import composed, file_name, folded


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("Étaples-sur-Mer", "etaples sur mer"),
        ("E\u0301taples", "etaples"),
        ("L’ŒUVRE d'art", "l oeuvre d art"),
        ("cœur, âme & ÆTHER", "coeur ame & aether"),
        ("Saint\u2011Omer\u00a0/\u202fAire", "saint omer aire"),
        ("  (Café)\tdes\nArts…  ", "cafe des arts…"),
        ("GROẞE Straße", "grosse strasse"),
        ("", ""),
    ],
)
def test_text_is_folded_to_be_found(text: str, searched: str) -> None:
    assert folded(text) == searched


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_one_form_is_composed_whatever_was_typed(text: str) -> None:
    assert composed(composed(text)) == composed(text)
    assert folded(composed(text)) == folded(text)


def test_a_file_name_has_no_hole_where_a_sign_was() -> None:
    assert file_name("CONV-03 Convocation\u00a0: Comité du 11/12/2026") == "CONV-03 Convocation Comité du 11 12 2026"
