"""How full the battery is, asked of the system itself; a machine without one, or that does not say, answers nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")
_PMSET = ("/usr/bin/pmset", "-g", "batt")
_PERCENT = re.compile(r"(\d{1,3})%;\s*([a-z ]+)")
_FULL = 100
_WAIT = 5.0
# What Windows answers when it does not know.
_UNKNOWN, _NO_BATTERY, _OFF_LINE = 255, 128, 0


@dataclass(frozen=True, slots=True)
class Battery:
    """What is left, in percent, and whether the machine lives on it."""

    percent: int
    is_in_use: bool


Reader = Callable[[], Battery | None]


def read_battery() -> Battery | None:
    """The battery of the machine the program runs on."""
    try:
        if sys.platform == "win32":
            return _of_windows()
        return of_mac(_pmset()) if sys.platform == "darwin" else of_linux(_SUPPLIES)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def of_linux(supplies: Path) -> Battery | None:
    """The kernel's own files: several batteries count for their mean, and one that empties is enough to live on it."""
    found = [_one(each) for each in sorted(supplies.iterdir()) if _word(each / "type") == "Battery"]
    # A mouse or a keyboard has a battery too.
    known = [each for each in found if each is not None]
    if not known:
        return None
    return Battery(sum(each.percent for each in known) // len(known), any(each.is_in_use for each in known))


def _one(supply: Path) -> Battery | None:
    capacity = _word(supply / "capacity")
    if _word(supply / "scope") == "Device" or not capacity.isdecimal():
        return None
    return Battery(min(_FULL, int(capacity)), _word(supply / "status") == "Discharging")


def _word(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def of_mac(said: str) -> Battery | None:
    """What `pmset -g batt` printed."""
    match = _PERCENT.search(said)
    return None if match is None else Battery(min(_FULL, int(match[1])), match[2].strip() == "discharging")


def _pmset() -> str:
    # The system's own tool, by its full path.
    return subprocess.run(_PMSET, capture_output=True, text=True, timeout=_WAIT, check=True).stdout  # noqa: S603


def of_windows(line: int, flag: int, percent: int) -> Battery | None:
    """The three bytes of `GetSystemPowerStatus` that count."""
    if _UNKNOWN in {percent, flag} or flag & _NO_BATTERY:
        return None
    return Battery(min(_FULL, percent), line == _OFF_LINE)


def _of_windows() -> Battery | None:
    if sys.platform == "win32":
        import ctypes

        status = (ctypes.c_ubyte * 12)()
        if ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
            return of_windows(status[0], status[1], status[2])
    return None
