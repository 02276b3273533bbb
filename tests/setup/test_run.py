"""The one script that sets up and starts: what it decides, on machines and folders made up here."""

import ast
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import run

SCRIPT = Path(run.__file__)
DEBIAN_ROOT = run.Machine("Linux", "debian", is_root=True, has_screen=False)
DEBIAN_USER = run.Machine("Linux", "debian", is_root=False, has_screen=True)
FEDORA_USER = run.Machine("Linux", "fedora", is_root=False, has_screen=True)
UNKNOWN = run.Machine("Linux", "", is_root=True, has_screen=True)
MAC = run.Machine("Darwin", "", is_root=False, has_screen=True)
NEEDS = [need for need in run.QT_LIBRARIES if need.name == "libEGL.so.1"]


class Commands:
    """Stands for the system: notes the commands, answers with the codes given, then with success."""

    def __init__(self, *codes: int) -> None:
        self.given: list[str] = []
        self._codes = list(codes)

    def __call__(self, command: Sequence[str]) -> int:
        self.given.append(" ".join(command))
        return self._codes.pop(0) if self._codes else 0


def test_script_imports_the_standard_library_only() -> None:
    nodes = list(ast.walk(ast.parse(SCRIPT.read_text("utf-8"))))

    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names = plain + [str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)]

    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names - {"__future__"}


def test_script_can_be_read_by_an_older_python() -> None:
    ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 7))


def test_older_python_is_refused_in_one_sentence() -> None:
    pretend = f"import runpy, sys; sys.version_info = (3, 8, 10); runpy.run_path({str(SCRIPT)!r})"

    done = subprocess.run([sys.executable, "-c", pretend], check=False, capture_output=True, text=True)

    assert done.returncode == 1
    assert done.stderr.strip().endswith("cette commande a lancé Python 3.8.")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("release", "family"),
    [
        ({"ID": "debian"}, "debian"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "debian"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "fedora"),
        ({"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"}, "suse"),
        ({"ID": "nixos"}, ""),
        ({}, ""),
    ],
)
def test_family_of_a_system_follows_its_parents(release: dict[str, str], family: str) -> None:
    assert run.family_of(release) == family


def test_screen_libraries_are_asked_for_only_with_a_screen() -> None:
    without = {need.name for need in run.missing_libraries(DEBIAN_ROOT, lambda _: False)}
    within = {need.name for need in run.missing_libraries(DEBIAN_USER, lambda _: False)}

    assert "libEGL.so.1" in without
    assert within - without == {need.name for need in run.SCREEN_LIBRARIES}


def test_mac_needs_no_library_of_the_system() -> None:
    assert run.missing_libraries(MAC, lambda _: False) == []


def test_debian_root_installs_what_is_missing() -> None:
    commands = Commands()

    run.provide(DEBIAN_ROOT, NEEDS, commands)

    assert commands.given == ["apt-get install -y libegl1"]


def test_debian_root_refreshes_the_lists_when_the_first_try_fails() -> None:
    commands = Commands(100)

    run.provide(DEBIAN_ROOT, NEEDS, commands)

    assert commands.given == ["apt-get install -y libegl1", "apt-get update", "apt-get install -y libegl1"]


def test_debian_root_is_told_the_command_when_both_tries_fail() -> None:
    with pytest.raises(run.Stop, match="apt-get install -y libegl1"):
        run.provide(DEBIAN_ROOT, NEEDS, Commands(100, 0, 100))


@pytest.mark.parametrize(
    ("machine", "command"),
    [
        (DEBIAN_USER, "    sudo apt-get install -y libegl1\n"),
        (FEDORA_USER, "    sudo dnf install -y libglvnd-egl\n"),
        (FEDORA_USER._replace(is_root=True), "    dnf install -y libglvnd-egl\n"),
        (UNKNOWN, "Il manque à ce système\u00a0: libEGL.so.1."),
    ],
)
def test_elsewhere_the_one_command_is_printed_and_nothing_run(machine: run.Machine, command: str) -> None:
    commands = Commands()

    with pytest.raises(run.Stop) as stop:
        run.provide(machine, NEEDS, commands)

    assert command in str(stop.value)
    assert commands.given == []


def test_missing_ensurepip_is_installed_on_debian_as_root() -> None:
    commands = Commands()

    run.provide_venv_module(DEBIAN_ROOT, commands, lambda name: name != "ensurepip" or bool(commands.given))

    version = "{}.{}".format(*sys.version_info[:2])
    assert commands.given == [f"apt-get install -y python{version}-venv"]


def test_python_still_without_ensurepip_is_named() -> None:
    with pytest.raises(run.Stop, match="incomplet"):
        run.provide_venv_module(DEBIAN_ROOT, Commands(), lambda name: name != "ensurepip")


WANTED = {"python": "CPython 3.11.7", "run": "a", "dev": "b"}


@pytest.mark.parametrize(
    ("have", "profile", "step"),
    [
        ({}, "run", "anew"),
        (WANTED, "run", ""),
        (WANTED, "dev", ""),
        ({"python": "CPython 3.11.7", "run": "a"}, "run", ""),
        ({"python": "CPython 3.11.7", "run": "a"}, "dev", "add"),
        ({**WANTED, "dev": "old"}, "run", ""),
        ({**WANTED, "dev": "old"}, "dev", "anew"),
        ({**WANTED, "run": "old"}, "run", "anew"),
        ({**WANTED, "python": "CPython 3.12.1"}, "run", "anew"),
    ],
)
def test_venv_is_made_completed_or_left_alone(have: dict[str, str], profile: str, step: str) -> None:
    assert run.missing_lock(have, WANTED, profile) == step


def test_half_made_venv_has_no_stamp(tmp_path: Path) -> None:
    run.venv_python(tmp_path).parent.mkdir()
    run.venv_python(tmp_path).touch()

    assert run.read_stamp(tmp_path) == {}


def test_torn_stamp_counts_for_nothing(tmp_path: Path) -> None:
    run.venv_python(tmp_path).parent.mkdir()
    run.venv_python(tmp_path).touch()
    (tmp_path / run.STAMP).write_text('{"python": "CPy', "utf-8")

    assert run.read_stamp(tmp_path) == {}


def test_stamp_without_its_python_counts_for_nothing(tmp_path: Path) -> None:
    run.write_stamp(tmp_path, WANTED)

    assert run.read_stamp(tmp_path) == {}


def test_written_stamp_is_read_back(tmp_path: Path) -> None:
    run.venv_python(tmp_path).parent.mkdir()
    run.venv_python(tmp_path).touch()
    run.write_stamp(tmp_path, WANTED)

    assert run.read_stamp(tmp_path) == WANTED


def test_closing_line_is_held_back_and_the_rest_shown(capsys: pytest.CaptureFixture[str]) -> None:
    said = "print('..'); print('=== 2 passed, 1 skipped in 0.10s ==='); raise SystemExit(3)"

    code, closing = run.stream([sys.executable, "-c", said])

    assert (code, closing) == (3, "=== 2 passed, 1 skipped in 0.10s ===")
    assert capsys.readouterr().out == "..\n"


def test_tools_keep_what_they_compile_whatever_the_terminal_wishes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    run.stream([sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)"])

    assert capsys.readouterr().out == "False\n"


def test_tool_that_works_aside_says_nothing_before_it_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    said = "import sys; print('one'); print('two', file=sys.stderr, flush=True); raise SystemExit(1)"

    code, words, spent = run.aside([sys.executable, "-u", "-c", said])

    assert (code, words.split(), capsys.readouterr().out) == (1, ["one", "two"], "")
    assert spent > 0


def test_long_adds_the_long_cases_and_the_users_words_come_last() -> None:
    options = run.pytest_options(["--long", "-n", "0", "tests/setup"])

    assert options[-5:] == ["-m", "long or not long", "-n", "0", "tests/setup"]
    assert "-m" not in run.pytest_options([])


def test_build_names_what_its_machine_lacks() -> None:
    names = [need.name for need in run.missing_for_build(lambda _: None, lambda _: True)]

    assert names == ["objdump"]


@pytest.mark.parametrize("words", [["démo"], ["build", "--chek"]])
def test_unknown_word_is_refused_with_the_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(words) == 2

    said = capsys.readouterr().err
    assert said.startswith(f"«\u00a0{words[-1]}\u00a0» ne dit rien à cette commande.")
    assert run.USAGE in said


def test_help_is_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--help"]) == 0

    assert capsys.readouterr().out.startswith("Emploi")
