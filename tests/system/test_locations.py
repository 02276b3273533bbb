"""What kind of place a path is on, as each system tells it, and what opening a base there does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PureWindowsPath

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, base_facts, create_base, open_base
from leaderdesk.system.holding import holder_file
from leaderdesk.system.locations import Mount, Place, ThisSystem, _linux_mount, place_of

FIXED, REMOVABLE, REMOTE = 3, 2, 4


@dataclass(frozen=True)
class Machine:
    """A machine whose drives are what a test says."""

    mounted: tuple[Mount, ...] = (Mount("/", "ext4"),)
    drive: int = 0

    def mounts(self) -> list[Mount]:
        """The mounted file systems."""
        return list(self.mounted)

    def drive_type(self, root: str) -> int:
        """The type of every drive."""
        assert root.endswith(":\\")
        return self.drive


SHARE = Machine((Mount("/", "ext4"), Mount("/mnt/commun", "cifs")))
STICK = Machine((Mount("/", "ext4"), Mount("/media/jeanne/CLE", "vfat", is_removable=True)))


@pytest.mark.parametrize(
    ("path", "machine", "place"),
    [
        (Path("/home/jeanne/gal.leaderdesk"), Machine(), Place("local")),
        (Path("/mnt/commun/gal/gal.leaderdesk"), SHARE, Place("network", "/mnt/commun")),
        (Path("/mnt/commun2/gal.leaderdesk"), SHARE, Place("local")),
        (Path("/media/jeanne/CLE/gal.leaderdesk"), STICK, Place("removable", "/media/jeanne/CLE")),
        (Path("//serveur/commun/gal.leaderdesk"), Machine(), Place("network", "//serveur/commun")),
        (Path("/mnt/x/gal"), Machine((Mount("/mnt/x", "nfs4"), Mount("/mnt/x", "ext4"))), Place("local")),
        (Path("/mnt/x/gal"), Machine((Mount("/mnt/x", "ext4"), Mount("/mnt/x", "NFS4"))), Place("network", "/mnt/x")),
        (
            Path("/home/j/Nuage/gal"),
            Machine((Mount("/home/j/Nuage", "fuse.rclone"),)),
            Place("network", "/home/j/Nuage"),
        ),
        (PureWindowsPath("C:\\gal\\gal.leaderdesk"), Machine((), FIXED), Place("local")),
        (PureWindowsPath("E:\\gal.leaderdesk"), Machine((), REMOVABLE), Place("removable", "E:")),
        (PureWindowsPath("\\\\serveur\\commun\\gal.leaderdesk"), Machine(), Place("network", "\\\\serveur\\commun\\")),
        (Path("/home/j/OneDrive - Région/gal"), Machine(), Place("synchronised", "OneDrive - Région")),
        (Path("/home/j/Nextcloud/LEADER/gal"), Machine(), Place("synchronised", "Nextcloud")),
        (Path("/home/j/Dropbox (Perso)/gal"), Machine(), Place("synchronised", "Dropbox (Perso)")),
        (Path("/home/j/Mobile Documents/gal"), Machine(), Place("synchronised", "Mobile Documents")),
        (Path("/home/j/Megalis/gal"), Machine(), Place("local")),
    ],
)
def test_the_kind_of_a_place(path: PurePath, machine: Machine, place: Place) -> None:
    assert place_of(path, machine) == place


def test_F49_a_mapped_letter_is_known_for_a_share() -> None:
    assert place_of(PureWindowsPath("Z:\\LEADER\\gal.leaderdesk"), Machine((), REMOTE)) == Place("network", "Z:")


@pytest.mark.parametrize("marker", ["._sync_1a2b.db", ".sync_journal.db", ".owncloudsync.log", ".stfolder", ".dropbox"])
def test_F50_a_mark_left_by_a_synchroniser_above_is_seen(tmp_path: Path, marker: str) -> None:
    (tmp_path / "Partage" / "LEADER").mkdir(parents=True)
    (tmp_path / "Partage" / marker).touch()

    assert place_of(tmp_path / "Partage" / "LEADER" / "gal", Machine()) == Place("synchronised", marker)


def test_the_settings_of_dropbox_do_not_make_a_home_folder_synchronised(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()

    assert place_of(tmp_path / "gal", Machine()) == Place("local")


@pytest.mark.parametrize(
    ("line", "point", "file_system"),
    [
        (
            r"36 35 98:0 / /mnt/Donn\303\251es\040d'\303\251t\303\251 rw,noatime shared:1 - ext4 /dev/sda1 rw",
            "/mnt/Données d'été",
            "ext4",
        ),
        ("22 1 0:20 / /mnt/côté rw - cifs //serveur/commun rw,vers=3", "/mnt/côté", "cifs"),
        (
            r"40 1 0:40 / /mnt/a\134b\011c rw shared:7 master:2 - fuse.sshfs j@serveur:/ rw",
            "/mnt/a\\b\tc",
            "fuse.sshfs",
        ),
        ("25 1 0:23 /sous /run/media/j/CLE rw - vfat /dev/sdb1 rw", "/run/media/j/CLE", "vfat"),
        ("25 1 0:23 / /mnt/\udce9 rw - ext4 /dev/sdb1 rw", "/mnt/\udce9", "ext4"),
    ],
)
def test_a_line_of_mountinfo_is_read(line: str, point: str, file_system: str) -> None:
    mount = _linux_mount(line)

    assert (mount.point, mount.file_system) == (point, file_system)
    assert mount.is_removable == point.startswith("/run/media/")


def test_this_machine_has_a_root_and_no_drive_letter() -> None:
    system = ThisSystem()

    assert "/" in [mount.point for mount in system.mounts()]
    assert system.drive_type("C:\\") == 0


@pytest.mark.parametrize(
    ("kind", "mount"),
    [("network_place", Mount("", "nfs4")), ("removable_place", Mount("", "vfat", is_removable=True))],
)
def test_F48_F51_live_work_is_refused_before_any_lock(
    base: OpenBase, around: Around, tmp_path: Path, kind: str, mount: Mount
) -> None:
    base.close()
    elsewhere = replace(around, provider=Machine((Mount("/", "ext4"), replace(mount, point=str(tmp_path)))))
    before = sorted(tmp_path.iterdir())

    with pytest.raises(Refusal) as opened:
        open_base(base.path, elsewhere)
    with pytest.raises(Refusal) as created:
        create_base(tmp_path / "autre", elsewhere, gal_name="GAL")

    assert [opened.value.code, created.value.code] == [kind, kind]
    assert not holder_file(base.path).exists()
    assert sorted(tmp_path.iterdir()) == before


def test_F50_a_base_in_a_synchronised_folder_opens_with_a_warning(around: Around, tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    create_base(tmp_path / "OneDrive" / "gal", around, gal_name="GAL").close()

    base = open_base(tmp_path / "OneDrive" / "gal.leaderdesk", around)

    assert base.notices == (("place_synchronised", {"sign": "OneDrive"}),)
    assert base_facts(base, around).place == "synchronised"
    base.close()
