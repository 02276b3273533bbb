"""Papers: what can be made and when, files that never take each other's name, and what becomes of each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.history import undo
from leaderdesk.services.papers.kinds import KINDS
from leaderdesk.services.papers.logos import add_logo, logos_of_papers, order_logos, read_logos, remove_logo
from leaderdesk.services.papers.making import compose, key_of, list_papers
from leaderdesk.services.papers.states import keep_made, keep_scan, mark_made, read_made
from leaderdesk.services.papers.writing import write_papers
from leaderdesk.services.settings import set_setting
from leaderdesk.words import papers as words
from tests.services.test_sitting_batches import held

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


@pytest.fixture
def sitting(base: OpenBase) -> int:
    """A sitting that is over, and not sealed yet."""
    return held(base)


def made(base: OpenBase, sitting: int) -> int:
    """The minutes kept as made."""
    keep_made(base, "minutes", sitting, compose(base, "minutes", sitting))
    (row,) = read_made(base, "sitting", sitting)
    return row.id


def test_every_kind_has_a_name_and_a_purpose() -> None:
    assert {kind.code for kind in KINDS} == words.codes()
    assert all(words.kind(kind.code) and words.purpose(kind.code) for kind in KINDS)


def test_minutes_can_be_made_once_the_sitting_was_opened(base: OpenBase, sitting: int) -> None:
    offered = {each.kind.code for each in list_papers(base) if each.key == sitting}

    assert {"minutes", "annex"} <= offered
    assert compose(base, "minutes", sitting)[0].is_draft


def test_the_mention_and_the_name_of_the_group_are_on_each_page(base: OpenBase, sitting: int, tmp_path: Path) -> None:
    set_setting(base, "paper_mention", "L’Europe investit ici")

    (written,) = write_papers(compose(base, "minutes", sitting), tmp_path)

    pages = [page.extract_text() for page in PdfReader(written.path).pages]
    assert "L’Europe investit ici" in pages[0]
    assert all("GAL d’essai" in page and "PROVISOIRE" in page for page in pages)


def test_files_of_the_same_name_stand_beside_each_other(base: OpenBase, sitting: int, tmp_path: Path) -> None:
    paper = compose(base, "annex", sitting)[0]

    written = write_papers([paper, paper], tmp_path)

    assert len({each.path for each in written}) == 2
    assert all(each.path.read_bytes().startswith(b"%PDF") for each in written)


@pytest.mark.usefixtures("sitting")
def test_what_is_asked_wrongly_is_said(base: OpenBase) -> None:
    with pytest.raises(Refusal, match="no_such_paper"):
        compose(base, "poem")
    with pytest.raises(Refusal, match="sitting_needed"):
        key_of(base, "minutes")
    with pytest.raises(Refusal, match="nothing_numbered"):
        key_of(base, "minutes", sitting="99")


def test_a_paper_made_twice_alike_is_one_and_another_text_is_another(base: OpenBase, sitting: int) -> None:
    made_id = made(base, sitting)
    papers = compose(base, "minutes", sitting)

    keep_made(base, "minutes", sitting, papers, is_printed=True)
    set_setting(base, "paper_mention", "Autre mention")
    keep_made(base, "annex", sitting, compose(base, "annex", sitting))

    rows = {row.kind: row for row in read_made(base, "sitting", sitting)}
    assert (len(rows), rows["minutes"].id, rows["minutes"].printed_on is None) == (2, made_id, False)
    assert rows["annex"].digest != rows["minutes"].digest


def test_signed_and_sent_are_said_with_their_day_and_taken_back(base: OpenBase, sitting: int) -> None:
    made_id = made(base, sitting)

    mark_made(base, [made_id], "signed", date(2026, 3, 27))
    mark_made(base, [made_id], "sent", date(2026, 3, 28), "email")
    mark_made(base, [made_id], "signed", None)

    (row,) = read_made(base, "sitting", sitting)
    assert (row.signed_on, row.sent_on, row.sent_by) == (None, date(2026, 3, 28), "email")


def test_the_signed_copy_is_kept_with_the_sitting_and_can_be_undone(
    base: OpenBase, sitting: int, tmp_path: Path
) -> None:
    made_id = made(base, sitting)
    scan = tmp_path / "signé.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")

    keep_scan(base, made_id, scan)
    (kept,) = read_made(base, "sitting", sitting)
    undo(base)

    (row,) = read_made(base, "sitting", sitting)
    assert (kept.scan_id is None, kept.signed_on is None, row.scan_id) == (False, False, None)


def test_logos_stand_in_their_order_and_go(base: OpenBase, tmp_path: Path) -> None:
    pictures = []
    for name in ("un", "deux"):
        path = tmp_path / f"{name}.png"
        path.write_bytes(PNG + name.encode())
        pictures.append(add_logo(base, path, name))
    order_logos(base, list(reversed(pictures)))

    assert [each.said for each in logos_of_papers(base)] == ["deux", "un"]
    remove_logo(base, pictures[1])
    assert [row.name for row in read_logos(base)] == ["un"]


def test_a_logo_is_a_picture(base: OpenBase, tmp_path: Path) -> None:
    text = tmp_path / "logo.png"
    text.write_text("pas une image")

    with pytest.raises(Refusal, match="not_a_picture"):
        add_logo(base, text, "Région")


def test_a_logo_whose_file_is_gone_is_left_out(base: OpenBase, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(PNG)
    add_logo(base, path, "Région")
    read_logos(base)[0].path.unlink()

    assert (logos_of_papers(base), [row.is_there for row in read_logos(base)]) == ((), [False])
