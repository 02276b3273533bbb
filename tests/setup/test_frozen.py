"""The frozen folder, made for real and started by an ordinary user from a read-only folder."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.long
def test_frozen_folder_passes_its_own_test_from_a_read_only_place() -> None:
    pytest.importorskip("PyInstaller", reason="PyInstaller est absent")
    command = [sys.executable, "run.py", "build", "--check"]

    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")

    assert done.returncode == 0, done.stdout + done.stderr
    assert (ROOT / "build" / "dist" / "LeaderDesk" / "_internal" / "db").is_dir()
