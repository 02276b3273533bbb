"""What each system says of its battery."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaderdesk.system.battery import Battery, of_linux, of_mac, of_windows, read_battery


def supply(folder: Path, name: str, **said: str) -> None:
    """A power supply as the kernel shows it."""
    (folder / name).mkdir()
    for each, value in said.items():
        (folder / name / each).write_text(f"{value}\n", encoding="ascii")


def test_linux_says_the_battery_and_leaves_the_mouse_out(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "BAT0", type="Battery", capacity="40", status="Discharging")
    supply(tmp_path, "BAT1", type="Battery", capacity="11", status="Unknown")
    supply(tmp_path, "mouse", type="Battery", capacity="2", status="Discharging", scope="Device")

    assert of_linux(tmp_path) == Battery(25, is_in_use=True)


def test_machine_without_a_battery_says_nothing(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="1")
    supply(tmp_path, "BAT0", type="Battery", status="Full")

    assert of_linux(tmp_path) is None


@pytest.mark.parametrize(
    ("said", "battery"),
    [
        ("Now drawing from 'Battery Power'\n -InternalBattery-0\t57%; discharging; 3:12", Battery(57, is_in_use=True)),
        ("Now drawing from 'AC Power'\n -InternalBattery-0\t100%; charged; 0:00", Battery(100, is_in_use=False)),
        ("Now drawing from 'AC Power'\n", None),
    ],
)
def test_mac_says_what_its_tool_printed(said: str, battery: Battery | None) -> None:
    assert of_mac(said) == battery


@pytest.mark.parametrize(
    ("status", "battery"),
    [
        ((0, 4, 12), Battery(12, is_in_use=True)),
        ((1, 8, 90), Battery(90, is_in_use=False)),
        ((1, 128, 255), None),
        ((255, 255, 255), None),
    ],
)
def test_windows_says_three_bytes(status: tuple[int, int, int], battery: Battery | None) -> None:
    assert of_windows(*status) == battery


def test_this_machine_answers_or_does_not_know() -> None:
    battery = read_battery()

    assert battery is None or 0 <= battery.percent <= 100
