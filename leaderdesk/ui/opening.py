"""How a base comes into the program's hands, on the base's thread; services are loaded there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leaderdesk.domain.errors import Fault

if TYPE_CHECKING:
    from leaderdesk.services.around import Around
    from leaderdesk.services.bases import OpenBase

_READ_ONLY = frozenset({"read_only_file", "read_only_folder", "stale_sidecars"})


def open_or_look(path: Path, around: Around, address: str, *, accept_loss: bool) -> OpenBase:
    """Open a base to work on; where it may not be written, a private copy to read."""
    from leaderdesk.services.bases import look_at_base, open_base

    try:
        return open_base(path, around, address=address, accept_loss=accept_loss)
    except Fault as fault:
        if fault.code not in _READ_ONLY:
            raise
        return look_at_base(path, around, reason=fault.code)


def create(path: Path, around: Around, gal_name: str) -> OpenBase:
    """Make a base."""
    from leaderdesk.services.bases import create_base

    return create_base(path, around, gal_name=gal_name)


def look(path: Path, around: Around) -> OpenBase:
    """A private copy to read."""
    from leaderdesk.services.bases import look_at_base

    return look_at_base(path, around)


def open_there(path: Path, around: Around, address: str) -> OpenBase:
    """Open a base that was just made."""
    from leaderdesk.services.bases import open_base

    return open_base(path, around, address=address)
