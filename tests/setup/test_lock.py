"""The lock holds names, versions, markers and hashes, agrees with the project, and says nothing else."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
ENTRY = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][0-9a-z.]*)(?P<marker> ; [\w .'=!<>()]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN = PROJECT["project"]["dependencies"]
DEV = PROJECT["dependency-groups"]["dev"]


def lock_lines(name: str) -> list[str]:
    return (ROOT / ".lock" / f"{name}.txt").read_text("utf-8").splitlines()


def versions(name: str) -> dict[str, str]:
    entries = (ENTRY.fullmatch(line) for line in lock_lines(name))
    return {entry["name"]: entry["version"] for entry in entries if entry}


@pytest.mark.parametrize("name", ["run", "dev"])
def test_lock_holds_names_versions_markers_and_hashes_only(name: str) -> None:
    others = [line for line in lock_lines(name) if not ENTRY.fullmatch(line) and not HASH.fullmatch(line)]

    assert others == []


@pytest.mark.parametrize("name", ["run", "dev"])
def test_each_locked_package_has_hashes(name: str) -> None:
    lines = lock_lines(name)

    bare = [line for line, after in zip(lines, [*lines[1:], ""], strict=True) if line[0] != " " > after[:1]]

    assert bare == []


@pytest.mark.parametrize(("name", "asked"), [("run", RUN), ("dev", RUN + DEV)])
def test_lock_answers_every_requirement_of_the_project(name: str, asked: list[str]) -> None:
    locked = versions(name)

    for text in asked:
        requirement = Requirement(text)
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), text


def test_development_lock_only_adds_to_the_other() -> None:
    assert versions("run").items() <= versions("dev").items()
    assert "pytest" not in versions("run")
