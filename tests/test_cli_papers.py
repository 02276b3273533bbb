"""The commands that list papers and make them: by the number that people know, in a folder, in both formats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from leaderdesk import cli
from leaderdesk.services.bases import OpenBase
from tests.services.test_sitting_batches import held

Said = pytest.CaptureFixture[str]


@pytest.fixture
def path(base: OpenBase) -> str:
    """A closed base whose only sitting is over."""
    held(base)
    base.close()
    return str(base.path)


def test_papers_are_listed_for_each_sitting_with_what_they_say(path: str, capsys: Said) -> None:
    code = cli.main(["papers", path])
    lines = capsys.readouterr().out.splitlines()

    assert code == 0
    assert lines[0].startswith("Séance 1, ")
    assert any(line.strip().startswith("minutes") and "Compte rendu" in line for line in lines)


def test_the_list_as_data_says_what_each_is_about(path: str, capsys: Said) -> None:
    cli.main(["papers", path, "--json"])
    data = json.loads(capsys.readouterr().out)

    (minutes,) = [each for each in data if each["paper"] == "minutes"]
    assert (minutes["about"], minutes["number"], minutes["title"]) == ("sitting", "1", "Compte rendu")


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF"), ("odt", b"PK")])
def test_minutes_are_written_in_the_folder_named(
    path: str, kind: str, start: bytes, tmp_path: Path, capsys: Said
) -> None:
    code = cli.main(["paper", path, "minutes", "--sitting", "1", "--out", str(tmp_path), "--format", kind])

    assert code == 0
    (file,) = tmp_path.glob(f"CR-*.{kind}")
    assert file.read_bytes().startswith(start)
    assert capsys.readouterr().out.splitlines() == [str(file), "1\u00a0document écrit."]


def test_the_same_paper_twice_is_the_same_to_the_byte(path: str, tmp_path: Path) -> None:
    words = ["paper", path, "minutes", "--sitting", "1", "--out", str(tmp_path)]
    cli.main(words)
    (file,) = tmp_path.glob("CR-*.pdf")
    first = file.read_bytes()

    cli.main(words)

    assert file.read_bytes() == first
    assert "PROVISOIRE" in PdfReader(file).pages[0].extract_text()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["poem"], 1, "Aucun document ne s’appelle « poem ». La commande « papers » les liste."),
        (["minutes"], 1, "Ce document est celui d’une séance : donnez son numéro (--sitting)."),
        (["minutes", "--sitting", "9"], 1, "« Compte rendu » ne peut pas être produit pour le numéro 9."),
        (["minutes", "--sitting", "1", "--format", "doc"], 2, "Le format est pdf ou odt."),
        (["minutes", "--sitting"], 2, "La commande s’écrit : leaderdesk paper BASE DOCUMENT"),
        (["minutes", "--sitting", "1", "--out", "/nowhere/at/all"], 1, "introuvable"),
    ],
)
def test_what_is_asked_wrongly_is_one_sentence(path: str, words: list[str], code: int, said: str, capsys: Said) -> None:
    found = cli.main(["paper", path, *words])
    heard = capsys.readouterr()

    assert (found, heard.out, said in heard.err.replace("\u00a0", " ")) == (code, "", True), heard.err


def test_the_control_file_goes_out_as_a_folder_and_never_over_another(path: str, tmp_path: Path, capsys: Said) -> None:
    words = ["paper", path, "control_file", "--dossier", "2026-001", "--out", str(tmp_path)]

    codes = [cli.main(words), cli.main(words)]

    folders = capsys.readouterr().out.splitlines()
    assert (codes, len(set(folders))) == ([0, 0], 2)
    assert all(any(Path(folder).glob("*.pdf")) for folder in folders)
