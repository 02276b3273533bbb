"""What only looks leaves every byte as it was; what opens and closes without a change, too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaderdesk import cli
from leaderdesk.services.backups import backup_base
from leaderdesk.services.bases import close_base, look_at_base
from tests.faults.bases import Site, killed_at_work, neighbours, numbers_in, prints

LOOKS = ("check", "history", "info", "backups")
OURS = ["A-1", "A-2", "A-3"]


@pytest.fixture(autouse=True)
def _home_of_the_site(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADERDESK_HOME", str(site.around.folders.settings.parent))


@pytest.mark.parametrize("command", LOOKS)
def test_u66_a_look_from_the_command_line(site: Site, command: str) -> None:
    before, moment = prints(site.path), site.path.stat().st_mtime_ns
    assert cli.main([command, str(site.path), "--json"]) == 0
    assert prints(site.path) == before
    assert site.path.stat().st_mtime_ns == moment
    assert neighbours(site.path) == [site.path.name]


@pytest.mark.parametrize("command", LOOKS)
def test_u66_a_look_at_a_base_with_a_pending_log(site: Site, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    killed_at_work(site, 3)
    before = prints(site.path)
    assert len(before) == 2
    assert cli.main([command, str(site.path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) is not None
    assert prints(site.path) == before


def test_u66_a_private_copy(site: Site) -> None:
    written = killed_at_work(site, 3)
    before = prints(site.path)
    looked = look_at_base(site.path, site.around)
    assert numbers_in(looked) == [*OURS, *written]
    looked.close()
    assert prints(site.path) == before


def test_u66_open_and_close_without_a_change(site: Site) -> None:
    base = site.open()
    backup_base(base, site.around)
    base.close()
    before, moment = prints(site.path), site.path.stat().st_mtime_ns
    for _ in range(3):
        assert close_base(site.open(), site.around) is None
    assert prints(site.path) == before
    assert site.path.stat().st_mtime_ns == moment


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["check", "BASE"], 0), (["check", "ABSENTE"], 1), (["check"], 2), (["check", "BASE", "DE", "TROP"], 2)],
)
def test_u66_exit_codes(
    site: Site, tmp_path: Path, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"BASE": str(site.path), "ABSENTE": str(tmp_path / "absente.leaderdesk")}
    assert cli.main([places.get(word, word) for word in arguments]) == code
    assert len(capsys.readouterr().err.splitlines()) == (code > 0)
    assert neighbours(tmp_path / "absente.leaderdesk") == []


def test_u66_a_lost_log_is_found_wanting(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    killed_at_work(site, 4)
    site.path.with_name(site.path.name + "-wal").unlink()
    before = prints(site.path)
    assert cli.main(["check", str(site.path), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(each["code"], each["data"]["missing"]) for each in found["findings"]] == [("lost_changes", 4)]
    assert prints(site.path) == before
