"""The command line: each command in words and in JSON, its exit codes, and one French sentence for each error."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import leaderdesk
import leaderdesk.__main__ as entry
from leaderdesk import cli
from leaderdesk.services import dossiers
from leaderdesk.services.around import Around
from leaderdesk.services.backups import backup_base
from leaderdesk.services.bases import OpenBase, open_base
from tests.domain.test_sitting_records import record as sitting_record
from tests.examples import put_example
from tests.factories import make_dossier, make_ground
from tests.store.rows import tamper

Said = pytest.CaptureFixture[str]
B = "\u00a0"
ROOT = Path(__file__).parents[1]


@pytest.fixture
def path(base: OpenBase) -> Path:
    """A closed base with one dossier, edited once: eight actions."""
    dossier = make_dossier(base, make_ground(base))
    dossiers.edit_dossier(base, dossier, title="Réhabiliter la halle et son four")
    base.close()
    return base.path


def run(capsys: Said, *words: str) -> tuple[int, str]:
    """The exit code and what was said; an error is one sentence, with nothing on standard output."""
    code = cli.main(words)
    said = capsys.readouterr()
    if code == 0:
        assert said.err == ""
    return code, said.out


def refused(capsys: Said, *words: str) -> tuple[int, str]:
    """The exit code and the one French sentence of an error."""
    code = cli.main(words)
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(r"[A-ZÉ«L].*[.\]]\n", said.err), said.err
    return code, said.err.strip()


def as_json(capsys: Said, *words: str) -> tuple[int, Any]:
    """What a command answers as data."""
    code = cli.main([*words, "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out)


def test_info(path: Path, capsys: Said) -> None:
    code, text = run(capsys, "info", str(path))

    assert code == 0
    assert text.splitlines()[:4] == [
        f"Base        : {path}",
        "GAL         : GAL d’essai",
        "Version     : 1.0",
        "Actions     : 8",
    ]
    assert text.splitlines()[-1] == "Sauvegardée : jamais sur cet ordinateur"


def test_info_as_json(path: Path, base: OpenBase, capsys: Said) -> None:
    code, data = as_json(capsys, "info", str(path))

    assert (code, data["gal"], data["version"], data["height"], data["example"]) == (0, "GAL d’essai", "1.0", 8, False)
    assert (data["id"], data["base"], data["last_backup"]) == (f"{base.id:016x}", str(path), None)


def test_check_of_a_clean_base(path: Path, capsys: Said) -> None:
    before = path.read_bytes()

    assert run(capsys, "check", str(path)) == (
        0,
        f"Aucune anomalie.\n8{B}actions dans l’historique, 16{B}lignes vérifiées, 0{B}pièce jointe.\n",
    )
    assert as_json(capsys, "check", str(path)) == (
        0,
        {
            "sound": True,
            "findings": [],
            "counts": {"entries": 8, "changes": 17, "erased": 0, "rows": 16, "attachments": 0},
        },
    )
    assert path.read_bytes() == before


def test_check_of_a_base_that_was_tampered_with(path: Path, capsys: Said) -> None:
    tamper(path, "UPDATE journal SET action = 'x' WHERE height = 4")

    code, text = run(capsys, "check", str(path))
    json_code, data = as_json(capsys, "check", str(path))

    assert (code, json_code, data["sound"]) == (1, 1, False)
    assert text.splitlines()[0] == "Anomalie : L’action nᵒ 4 de l’historique a été modifiée après coup."
    assert [(each["code"], each["level"], each["data"]) for each in data["findings"]] == [
        ("entry_altered", "fault", {"height": 4})
    ]


def test_history(path: Path, capsys: Said) -> None:
    code, text = run(capsys, "history", str(path))

    assert code == 0
    assert len(text.splitlines()) == 8
    assert re.fullmatch(
        r"     8  0[12]/03/2026 à \d\d:\d\d  Jeanne  Modifier le dossier 2026-001", text.splitlines()[0]
    )


def test_history_as_json(path: Path, capsys: Said) -> None:
    code, data = as_json(capsys, "history", str(path))

    assert (code, [entry["height"] for entry in data]) == (0, [8, 7, 6, 5, 4, 3, 2, 1])
    assert (data[0]["action"], data[0]["label"], data[0]["operator"], data[0]["changes"]) == (
        "edit_dossier",
        "Modifier le dossier 2026-001",
        "Jeanne",
        1,
    )


def test_history_of_one_record(path: Path, capsys: Said) -> None:
    code, text = run(capsys, "history", str(path), "2026-001")
    _, data = as_json(capsys, "history", str(path), "2026-001")

    assert code == 0
    assert text.splitlines()[0].endswith(
        "Jeanne  dossiers, intitulé : Réhabiliter la halle → Réhabiliter la halle et son four"
    )
    assert "dépenses, nature : non renseigné → travaux" in text
    assert f"devis, montant : non renseigné → 10\u202f000,00{B}€" in text
    assert (data[0]["field"], data[0]["before"], data[0]["verb"]) == ("title", "Réhabiliter la halle", "changed")


def test_backup_then_backups(path: Path, capsys: Said) -> None:
    none = run(capsys, "backups", str(path))
    code, text = run(capsys, "backup", str(path))
    json_code, made = as_json(capsys, "backup", str(path))
    _, listed = as_json(capsys, "backups", str(path))
    _, lines = run(capsys, "backups", str(path))

    assert none == (0, "Aucune sauvegarde de cette base sur cet ordinateur.\n")
    assert (code, json_code, made["height"]) == (0, 0, 8)
    assert text.startswith("Sauvegarde vérifiée : ")
    assert listed[0]["path"] == made["backup"]
    assert [(each["height"], each["why"]) for each in listed] == [(8, "asked"), (8, "asked")]
    assert re.match(r"  1  .* action nᵒ 8  .*à la demande  \d{8}T", lines.splitlines()[0])


def test_backup_to_a_chosen_place(path: Path, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "clé").mkdir()

    code, _ = run(capsys, "backup", str(path), str(tmp_path / "clé" / "copie.leaderdesk"))
    again = refused(capsys, "backup", str(path), str(tmp_path / "clé" / "copie.leaderdesk"))
    nowhere = refused(capsys, "backup", str(path), str(tmp_path / "absent" / "copie.leaderdesk"))

    assert code == 0
    assert run(capsys, "check", str(tmp_path / "clé" / "copie.leaderdesk"))[0] == 0
    assert again == (1, f"Un fichier «{B}copie.leaderdesk{B}» existe déjà. Choisissez un autre nom.")
    assert nowhere[0] == 1


@pytest.mark.parametrize("by", ["rank", "name", "path"])
def test_restore_by_rank_name_or_path(path: Path, around: Around, capsys: Said, by: str) -> None:
    base = open_base(path, around)
    backup = backup_base(base, around).path
    (row,) = dossiers.list_dossiers(base)
    dossiers.delete_dossier(base, row.id)
    base.close()

    chosen = {"rank": "1", "name": backup.name, "path": str(backup)}[by]
    code, text = run(capsys, "restore", str(path), chosen)

    assert code == 0
    first, lost, kept = text.splitlines()
    assert re.fullmatch(r"Base restaurée à son état du 0[12]/03/2026 à \d\d:\d\d \(action nᵒ 8\)\.", first)
    assert lost == f"1{B}action plus récente n’y est plus."
    assert kept.startswith("L’ancienne base est gardée dans ")
    assert as_json(capsys, "info", str(path))[1]["height"] == 9


def test_restore_as_json(path: Path, capsys: Said) -> None:
    run(capsys, "backup", str(path))

    code, data = as_json(capsys, "restore", str(path), "1")

    assert (code, data["base"], data["height"], data["lost"]) == (0, str(path), 8, 0)
    assert (Path(data["quarantine"]) / path.name).is_file()


@pytest.mark.parametrize("chosen", ["1", "0", "absente.leaderdesk"])
def test_restore_of_a_backup_that_is_not_there(path: Path, capsys: Said, chosen: str) -> None:
    code, sentence = refused(capsys, "restore", str(path), chosen)

    assert code == 1
    assert sentence.startswith(f"Aucune sauvegarde ne correspond à «{B}{chosen}{B}».")


def test_restore_of_something_else(path: Path, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "photo.leaderdesk").write_bytes(b"\x89PNG" * 100)

    assert refused(capsys, "restore", str(path), str(tmp_path / "photo.leaderdesk"))[0] == 1
    assert run(capsys, "check", str(path))[0] == 0


@pytest.mark.parametrize("is_made", [False, pytest.param(True, marks=pytest.mark.long)])
def test_demo_as_json(tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch, *, is_made: bool) -> None:
    with monkeypatch.context() as patch:
        if not is_made:
            # Its making has tests of its own: here a copy is enough.
            patch.setattr("leaderdesk.services.demo.create_demo", lambda path, around: put_example(path.parent, around))
        code, data = as_json(capsys, "demo", str(tmp_path / "exemple"))

    assert code == 0
    assert as_json(capsys, "info", data["base"])[1]["example"] is True
    assert refused(capsys, "demo", data["base"])[0] == 1


@pytest.mark.parametrize("command", ["check", "info", "history", "backup"])
def test_a_base_that_is_not_there(tmp_path: Path, capsys: Said, command: str) -> None:
    code, sentence = refused(capsys, command, str(tmp_path / "absente.leaderdesk"))

    assert code == 1
    assert sentence == (
        f"Le fichier «{B}absente.leaderdesk{B}» est introuvable. Vérifiez son emplacement, ou restaurez une sauvegarde."
    )
    assert list(tmp_path.glob("absente*")) == []


@pytest.mark.parametrize("command", ["check", "info", "history", "backup"])
def test_F30_an_empty_file_is_never_taken_for_a_new_base(tmp_path: Path, capsys: Said, command: str) -> None:
    (tmp_path / "vide.leaderdesk").touch()

    code, sentence = refused(capsys, command, str(tmp_path / "vide.leaderdesk"))

    assert (code, sentence.partition(f"{B}: ")[0]) == (1, f"Le fichier «{B}vide.leaderdesk{B}» est vide")
    assert (tmp_path / "vide.leaderdesk").read_bytes() == b""


def test_a_newer_base_is_named_and_left_alone(path: Path, capsys: Said) -> None:
    tamper(path, "PRAGMA user_version = 9999")
    before = path.read_bytes()

    for command in ("check", "info", "history", "backup"):
        code, sentence = refused(capsys, command, str(path))
        assert (code, sentence.partition(" (")[0]) == (
            1,
            f"La base «{B}essai.leaderdesk{B}» vient d’une version plus récente de LeaderDesk",
        )
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", ["check", "info", "history", "backup"])
def test_a_base_that_is_held_says_by_whom(base: OpenBase, capsys: Said, command: str) -> None:
    code, sentence = refused(capsys, command, str(base.path))

    assert code == 1
    assert "est déjà ouverte par Jeanne sur portable-1" in sentence


def test_history_of_nobody(path: Path, capsys: Said) -> None:
    code, sentence = refused(capsys, "history", str(path), "2031-999")

    assert code == 1
    assert sentence.startswith(f"Aucun dossier ni porteur ne correspond à «{B}2031-999{B}».")


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        (["check"], "leaderdesk check BASE [--json]"),
        (["check", "a", "b"], "leaderdesk check BASE [--json]"),
        (["info", "a", "--vite"], "leaderdesk info BASE [--json]"),
        (["backup", "a", "b", "c"], "leaderdesk backup BASE [VERS] [--json]"),
        (["restore", "a"], "leaderdesk restore BASE SAUVEGARDE [--json]"),
        (["history"], "leaderdesk history BASE [DOSSIER] [--json]"),
        (["demo", "--json"], "leaderdesk demo BASE [--json]"),
    ],
)
def test_a_misuse_says_how_the_command_is_written(capsys: Said, words: list[str], usage: str) -> None:
    assert refused(capsys, *words) == (2, f"La commande s’écrit : {usage}")


def test_help_and_version(capsys: Said) -> None:
    code, text = run(capsys, "--help")

    assert code == 0
    assert [name for name in cli.COMMANDS if f"  leaderdesk {name} " not in text] == []
    assert run(capsys, "-h") == (0, text)
    assert run(capsys, "--version") == (0, f"LeaderDesk {leaderdesk.__version__}\n")


def test_a_command_is_told_from_a_base_to_open() -> None:
    told = [cli.is_command(words) for words in ([], ["gal.leaderdesk"], ["check"], ["--help"], ["--timing"])]

    assert told == [False, False, True, True, False]


def test_a_bug_of_ours_becomes_a_report_and_one_sentence(
    path: Path, around: Around, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object, base: str) -> cli.Answer:
        raise ZeroDivisionError(base)

    monkeypatch.setitem(cli.COMMANDS, "check", cli.Command(broken, ("BASE",), (), ""))
    code = cli.main(["check", str(path)])
    said = capsys.readouterr().err

    (report,) = around.folders.reports.iterdir()
    assert code == 1
    assert said.strip().endswith(f"Rapport sans donnée : {report}")
    assert "ZeroDivisionError" in report.read_text("utf-8")
    assert str(path) not in report.read_text("utf-8")


def test_the_program_tries_itself_window_included() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "leaderdesk", "--self-test"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )

    assert (done.returncode, done.stdout) == (0, "Autotest réussi.\n"), done.stderr


def test_the_help_of_a_simulation_is_an_answer_and_not_an_error(capsys: Said) -> None:
    code, text = run(capsys, "simulate", "--help")

    assert (code, run(capsys, "simulate", "score", "-h")) == (0, (0, text))
    assert text.splitlines()[0] == (
        "  leaderdesk simulate financing|score|ranking|quorum|cashflow|payment FICHIER [--explain]"
    )
    assert refused(capsys, "simulate", "marées", "x.json")[0] == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full here")
@pytest.mark.parametrize("words", [("simulate", "financing", "-"), ("--version",), ("--help",)])
def test_a_disk_too_full_for_the_result_is_said_and_is_no_bug(words: tuple[str, ...]) -> None:
    case = json.dumps([{"eligible": "100", "rules": {"feader_share": "0.8"}}] * 40)
    command = [sys.executable, "-m", "leaderdesk", *words]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            command, input=case, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False, cwd=ROOT
        )

    said = "Le résultat n’a pas pu être écrit jusqu’au bout (ENOSPC). "
    said += "Libérez de la place sur le disque, ou choisissez une autre sortie, puis recommencez.\n"
    assert (done.returncode, done.stderr) == (1, said)


@pytest.mark.skipif(os.name == "nt", reason="a shell that closes what a program reads and writes")
@pytest.mark.parametrize(
    ("closed", "said"),
    [
        (">&-", "Le résultat n’a pas pu être écrit jusqu’au bout (EBADF)."),
        ("<&-", f"Le fichier «{B}-{B}» ne peut pas être lu."),
    ],
)
def test_what_the_caller_closed_is_said_and_is_no_bug(closed: str, said: str) -> None:
    command = f'echo "[]" | "{sys.executable}" -m leaderdesk simulate financing - {closed}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, encoding="utf-8", check=False, cwd=ROOT)

    assert (done.returncode, done.stderr.startswith(said)) == (1, True), done.stderr


def test_the_program_itself_runs_a_command(path: Path) -> None:
    command = [sys.executable, "-m", "leaderdesk", "check", str(path)]
    poor_terminal = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=poor_terminal, cwd=ROOT)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Aucune anomalie."


def test_the_window_and_the_command_line_share_their_first_words() -> None:
    assert cli.known_words() == entry.COMMANDS


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The record of a short sitting."""
    path = tmp_path / "pv.json"
    path.write_text(sitting_record(), "utf-8")
    return path


def test_verify_a_record_that_holds(record: Path, capsys: Said) -> None:
    code, said = run(capsys, "verify", str(record))

    assert (code, said.splitlines()[0]) == (0, "Le procès-verbal tient : chaque résultat se recalcule.")


def test_verify_finds_a_figure_that_was_changed(record: Path, capsys: Said) -> None:
    record.write_text(record.read_text("utf-8").replace('"fund": "6400"', '"fund": "6500"', 1), "utf-8")
    code, said = run(capsys, "verify", str(record), "--json")

    codes = [each["code"] for each in json.loads(said)["problems"]]
    assert (code, codes) == (1, ["digest_differs", "result_differs"])


def test_verify_what_is_no_record(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "autre.json").write_text("[]", "utf-8")

    assert run(capsys, "verify", str(tmp_path / "autre.json"))[0] == 1
