"""What stands at the top of the project, and what its text files may not say."""

import re
import tomllib
from pathlib import Path

import leaderdesk

ROOT = Path(__file__).parents[2]
TOP = {
    "leaderdesk", "resources", "db", "tests",
    "pyproject.toml", "build.spec", "README.md", "CHANGELOG.md", "LICENSE", "run.py",
}  # fmt: skip
MADE_HERE = {"build", "__pycache__"}
TEXT = {".py", ".md", ".toml", ".txt", ".spec", ".json", ".qss", ".svg", ".csv", ""}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def text_files() -> list[Path]:
    folders = [ROOT / name for name in ("leaderdesk", "resources", "db", "tests", ".lock", ".ci")]
    inside = [path for folder in folders for path in folder.rglob("*")]
    found = [*ROOT.iterdir(), *inside]
    return [path for path in found if path.is_file() and path.suffix in TEXT and path.name != ".git"]


def test_top_level_is_a_closed_list() -> None:
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}

    assert names - TOP - MADE_HERE == set()


def test_version_is_the_same_in_package_and_project() -> None:
    assert leaderdesk.__version__ == PROJECT["project"]["version"]


def test_licence_is_the_one_declared() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")

    assert PROJECT["project"]["license"] == "GPL-3.0-or-later"
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 3, 29 June 2007" in text


def test_readme_gives_the_two_commands_first() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()

    commands = [line.strip().split("#")[0].strip() for line in lines if line.startswith("    ")]

    assert commands[:2] == ["python3 run.py", "python3 run.py test"]
    assert len(lines) < 120


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "python3 run.py test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_frozen_names_differ_by_more_than_case() -> None:
    names = PROJECT["tool"]["leaderdesk"]

    assert names["title"].casefold() != names["console-twin"].casefold()


def test_no_text_names_a_folder_of_the_machine_it_was_written_on() -> None:
    machine_path = re.compile(r"(?<![\w.])/(?:work|root)/\w")

    found = [str(path) for path in text_files() if machine_path.search(path.read_text("utf-8", "replace"))]

    assert found == []
