"""The .odt: opened by an office, in French, with styles to correct; the same bytes for the same paper."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from leaderdesk.documents.office.odt import odt_bytes, write_odt
from leaderdesk.documents.papers.blocks import Paragraph, Text
from tests.documents.reading import odt_texts, words
from tests.documents.specimens import paper

CONTENT = odt_bytes(paper(is_draft=True))
OFFICES = ("soffice", "libreoffice")
KIND = "application/vnd.oasis.opendocument.text"


def part(name: str) -> str:
    """One file of the archive."""
    with zipfile.ZipFile(BytesIO(CONTENT)) as archive:
        return archive.read(name).decode()


def test_its_kind_comes_first_and_in_clear() -> None:
    with zipfile.ZipFile(BytesIO(CONTENT)) as archive:
        first = archive.infolist()[0]
        assert archive.testzip() is None
    assert (first.filename, first.compress_type, CONTENT[38 : 38 + len(KIND)]) == ("mimetype", 0, KIND.encode())


def test_every_part_is_listed_and_readable() -> None:
    with zipfile.ZipFile(BytesIO(CONTENT)) as archive:
        names = set(archive.namelist())
        for name in names:
            if name.endswith(".xml"):
                ET.fromstring(archive.read(name))  # noqa: S314 - written just above
    listed = set(re.findall('full-path="([^"]+)"', part("META-INF/manifest.xml")))
    assert names - {"mimetype", "META-INF/manifest.xml"} == listed - {"/"}


def test_it_is_french_and_bears_what_the_pdf_bears() -> None:
    styles = part("styles.xml")
    assert 'fo:language="fr" fo:country="FR"' in styles
    for told in ("CR-2026-04 · Empreinte\u00a0: 3f2a9c0d77e1b4a5", "PROVISOIRE", "Cofinancé par", "<text:page-count/>"):
        assert told in styles
    assert styles.count("Pictures/logo") == 4


def test_tables_repeat_their_header_and_keep_their_rows() -> None:
    content = part("content.xml")
    assert content.count("<table:table-header-rows>") == 8
    assert 'fo:keep-together="always"' in content


def test_same_paper_same_bytes() -> None:
    assert odt_bytes(paper(is_draft=True)) == CONTENT


def test_spaces_lines_and_looks_are_kept() -> None:
    found = odt_bytes(paper(Paragraph((Text("a  b\n", is_strong=True), Text(" c <d> & 'e'")))))
    assert odt_texts(found) == ["a  b  c <d> & 'e'"]


def test_an_office_opens_it_and_reads_the_same_words(tmp_path: Path) -> None:
    office = next((path for path in map(shutil.which, OFFICES) if path), None)
    if office is None:
        pytest.skip("LibreOffice is not installed")
    blocks = [Paragraph("« L’été », 12\u202f345,67\u00a0€ & <b> \U0001f600 œ"), *paper().blocks[:8]]
    write_odt(paper(*blocks), tmp_path / "a.odt")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command: list[str | Path] = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        tmp_path,
    ]
    run = subprocess.run([*command, tmp_path / "a.odt"], capture_output=True, check=False, timeout=120)
    if not (tmp_path / "a.txt").exists():
        pytest.skip(f"this LibreOffice opens no text: {run.stderr.decode()[-80:]!r}")
    told = (tmp_path / "a.txt").read_text("utf-8-sig").split()
    marks = {"•", *(f"{rank}." for rank in range(1, 4))}
    expected = words(odt_texts(odt_bytes(paper(*blocks))))
    assert [word for word in told if word not in marks] == expected
