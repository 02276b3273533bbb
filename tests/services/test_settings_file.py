"""Preferences: remembered, lost without harm, and set aside when they make no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaderdesk.services.settings_file import Preferences, load_preferences, save_preferences, with_recent
from leaderdesk.system.paths import Folders, folders_under

MINE = Preferences(recent=("/gal/é.leaderdesk",), last="/gal/é.leaderdesk", page="dossiers", theme="dark", scale=125)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A user's folders, none of them made yet."""
    return folders_under(tmp_path / "home")


def test_preferences_are_remembered(folders: Folders) -> None:
    save_preferences(folders, MINE)

    assert load_preferences(folders) == MINE


def test_without_a_file_all_starts_anew(folders: Folders) -> None:
    assert load_preferences(folders) == Preferences()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"\xff\xfe", b"[]", b"null", b"3", b'"x"', b'{"scale": "125"}', b'{"scale": true}',
        b'{"recent": "x"}', b'{"recent": [1]}', b'{"last": null}', b"\x00" * 100,
    ],
)  # fmt: skip
def test_F44_a_file_that_makes_no_sense_is_set_aside(folders: Folders, content: bytes) -> None:
    folders.settings.mkdir(parents=True)
    (folders.settings / "preferences.json").write_bytes(content)

    assert load_preferences(folders) == Preferences()
    assert [(file.name, file.read_bytes()) for file in folders.settings.iterdir()] == [
        ("preferences.json.bad", content)
    ]


def test_what_a_later_version_remembers_is_passed_over(folders: Folders) -> None:
    folders.settings.mkdir(parents=True)
    (folders.settings / "preferences.json").write_text('{"theme": "dark", "of a later version": {}}')

    assert load_preferences(folders) == Preferences(theme="dark")


def test_F23_where_nothing_can_be_written_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")

    save_preferences(folders_under(tmp_path / "home"), MINE)

    assert load_preferences(folders_under(tmp_path / "home")) == Preferences()


def test_the_last_five_bases_are_remembered_each_once() -> None:
    preferences = Preferences()
    for name in ("a", "b", "c", "b", "d", "e", "f"):
        preferences = with_recent(preferences, Path(f"/{name}"))

    assert (preferences.last, preferences.recent) == ("/f", ("/f", "/e", "/d", "/b", "/c"))
