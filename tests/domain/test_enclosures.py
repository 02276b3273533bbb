"""Names that go out: kept as near as can be to what was given, and fit for every system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.papers.enclosures import numbered_name, split_ending

FORBIDDEN = set('\\/:*?"<>|')


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("Délibération.PDF", "01 Délibération.pdf"),
        ("CON.txt", "01 CON.txt"),
        ("../../x", "01 x"),
        ("C:\\Users\\x.doc", "01 C Users x.doc"),
        ("", "01 fichier"),
        ("...", "01 fichier"),
        ("a\u202egpj.exe\u0000", "01 agpj.exe"),
        (".profile", "01 profile"),
        ("archive.tar.gz", "01 archive.tar.gz"),
        ("devis v2. signé", "01 devis v2. signé"),
    ],
)
def test_a_name_is_made_fit(name: str, sent: str) -> None:
    assert numbered_name(1, name) == sent


@given(st.text(max_size=300))
def test_any_name_fits_everywhere(name: str) -> None:
    sent = numbered_name(7, name)

    assert not FORBIDDEN & set(sent)
    assert sent.startswith("07 ")
    assert len(sent.encode()) < 130
    assert sent == sent.strip(" .")


def test_an_ending_is_short_and_plain() -> None:
    assert split_ending("a.JPEG") == ("a", ".jpeg")
    assert split_ending("fin de phrase. Suite") == ("fin de phrase. Suite", "")
