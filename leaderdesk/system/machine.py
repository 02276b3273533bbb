"""Who works, and on which machine: names shown to a colleague, never a secret."""

from __future__ import annotations

import getpass
import platform


def user_name() -> str:
    """The name of the session's user, as the system knows it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "inconnu"


def machine_name() -> str:
    """The name of this machine on its network."""
    return platform.node() or "inconnue"
