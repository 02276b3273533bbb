"""What kind of place a path is on: local disk, network share, removable drive, synchronised folder.

Live work is refused on shares and drives that can be pulled out, and warned about in folders
that another program copies behind our back. The answers of the system come through a
`Provider`, so that each kind of place can be tried on any machine.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Protocol

NETWORK_TYPES = frozenset(
    {
        *("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "ncpfs", "afs", "coda", "ceph"),
        *("glusterfs", "lustre", "gfs", "gfs2", "ocfs2", "davfs", "webdav", "fuse.sshfs", "fuse.rclone", "fuse.davfs2"),
        *("fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs", "fuse.smbnetfs"),
    }
)
SYNC_FOLDERS = (
    "onedrive",
    "dropbox",
    "nextcloud",
    "owncloud",
    "google drive",
    "googledrive",
    "mon drive",
    "icloud drive",
    "mobile documents",
    "kdrive",
    "pcloud",
    "pclouddrive",
    "megasync",
    "mega",
    "seafile",
    "synologydrive",
    "cozydrive",
    "cozy drive",
    "hubic",
    "resilio sync",
    "syncthing",
)
SYNC_MARKERS = (".dropbox", ".dropbox.cache", ".owncloudsync.log", ".nextcloudsync.log", ".stfolder", ".sync")
SYNC_MARKER_STEMS = ("._sync_", ".sync_")

_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of place (`local`, `network`, `removable`, `synchronised`) and what told it."""

    kind: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Mount:
    """A mounted file system: where, of which type, and whether its disk can be pulled out."""

    point: str
    file_system: str
    is_removable: bool = False


class Provider(Protocol):
    """What the system says of its drives."""

    def mounts(self) -> list[Mount]:
        """The mounted file systems (empty on Windows)."""
        ...

    def drive_type(self, root: str) -> int:
        """The type Windows gives to a drive, 0 elsewhere: mapped letters answer `remote`."""
        ...


def place_of(path: PurePath, provider: Provider) -> Place:
    """The kind of place a file is, or would be, on."""
    folder = path.parent
    text = str(folder)
    if text.startswith(("\\\\", "//")):
        return Place("network", text)
    drive = folder.drive
    if drive:
        kind = provider.drive_type(drive + "\\")
        if kind == _DRIVE_REMOTE:
            return Place("network", drive)
        if kind == _DRIVE_REMOVABLE:
            return Place("removable", drive)
    mount = _mount_of(folder, provider.mounts())
    if mount is not None and mount.file_system.casefold() in NETWORK_TYPES:
        return Place("network", mount.point)
    if mount is not None and mount.is_removable:
        return Place("removable", mount.point)
    sign = _sync_sign(folder)
    return Place("synchronised", sign) if sign else Place("local")


def _mount_of(folder: PurePath, mounts: list[Mount]) -> Mount | None:
    around = [mount for mount in mounts if folder.is_relative_to(mount.point)]
    # The last of several mounts on one point hides the others.
    return max(reversed(around), key=lambda mount: len(mount.point), default=None)


def _sync_sign(folder: PurePath) -> str:
    for each in (folder, *folder.parents):
        name = each.name.casefold()
        if any(name == known or name.startswith((known + " -", known + " (", known + "-")) for known in SYNC_FOLDERS):
            return each.name
        try:
            names = os.listdir(each)  # noqa: PTH208 - a name list is all that is needed
        except OSError:
            continue
        for marker in names:
            if marker == ".dropbox" and Path(each, marker).is_dir():
                # Dropbox's own settings, in the user's folder; its mark on a synchronised folder is a file.
                continue
            if marker in SYNC_MARKERS or marker.startswith(SYNC_MARKER_STEMS):
                return marker
    return ""


class ThisSystem:
    """The drives of the machine the program runs on."""

    def mounts(self) -> list[Mount]:
        """Read from the kernel on Linux, from `mount` on macOS."""
        if sys.platform == "win32":
            return []
        if sys.platform == "darwin":
            return _mac_mounts()
        try:
            text = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return []
        return [_linux_mount(line) for line in text.splitlines() if " - " in line]

    def drive_type(self, root: str) -> int:
        """Ask Windows itself: the look of a path does not tell a mapped letter."""
        if sys.platform == "win32":
            import ctypes

            return int(ctypes.windll.kernel32.GetDriveTypeW(root))
        return 0


def _linux_mount(line: str) -> Mount:
    before, after = line.split(" - ", 1)
    fields = before.split()
    point = os.fsdecode(os.fsencode(fields[4]).decode("unicode_escape").encode("latin-1"))
    return Mount(point, after.split()[0], _is_removable_device(fields[2], point))


def _is_removable_device(device: str, point: str) -> bool:
    if point.startswith(("/media/", "/run/media/")):
        return True
    block = Path("/sys/dev/block") / device
    for flag in (block / "removable", block / ".." / "removable"):
        try:
            return flag.read_text(encoding="ascii").strip() == "1"
        except (OSError, UnicodeDecodeError):
            continue
    return False


def _mac_mounts() -> list[Mount]:
    import subprocess

    listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
    found = []
    for line in listing.splitlines():
        _, _, rest = line.partition(" on ")
        point, _, options = rest.rpartition(" (")
        file_system = options.split(",")[0].rstrip(")")
        found.append(Mount(point, file_system, point.startswith("/Volumes/")))
    return found
