"""Pieces of the file: asked, received with their bytes, set aside, and the letter that asks for the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.pieces import Letter
from leaderdesk.services import attachments, costs, dossiers, history, pieces
from leaderdesk.words import paper_letters
from tests.services.desk import ON, Desk

WANTED = ["signed_form", "description", "budget", "bank_details", "deliberation", "procurement_annex"]


def states(desk: Desk) -> dict[str, str]:
    return {each.code: each.state for each in pieces.read_pieces(desk.base, desk.dossier, ON).pieces}


def test_the_pieces_are_those_asked_of_this_kind_of_holder(desk: Desk) -> None:
    assert states(desk) == dict.fromkeys(WANTED, "missing")
    assert [row.missing_pieces for row in dossiers.list_dossiers(desk.base)] == [6]


def test_a_piece_and_its_file_come_in_one_entry(desk: Desk, tmp_path: Path) -> None:
    source, before = tmp_path / "rib.pdf", desk.base.height
    source.write_bytes(b"RIB")
    pieces.receive_piece(desk.base, desk.dossier, "bank_details", source, received_on=ON)

    found = next(each for each in pieces.read_pieces(desk.base, desk.dossier, ON).pieces if each.code == "bank_details")
    assert (found.state, found.attachment.name if found.attachment else "") == ("received", "rib.pdf")
    assert found.attachment is not None
    assert attachments.attachment_path(desk.base, found.attachment.id).read_bytes() == b"RIB"
    assert desk.base.height == before + 1
    history.undo(desk.base)
    assert states(desk)["bank_details"] == "missing"
    assert dossiers.read_whole_dossier(desk.base, desk.dossier).attachments == ()


def test_a_piece_that_has_expired_is_wanting_again(desk: Desk) -> None:
    pieces.receive_piece(desk.base, desk.dossier, "bank_details", None, received_on=ON, expires_on=date(2026, 3, 1))

    assert states(desk)["bank_details"] == "expired"
    assert [row.missing_pieces for row in dossiers.list_dossiers(desk.base)] == [6]


def test_a_deliberation_must_have_a_day_before_the_expenses(desk: Desk) -> None:
    line = costs.read_costs(desk.base, desk.dossier).lines[0].row.id
    costs.add_commitment(desk.base, line, "order", date(2026, 2, 10))
    pieces.receive_piece(desk.base, desk.dossier, "deliberation", None, received_on=ON)
    assert states(desk)["deliberation"] == "undated"

    pieces.edit_piece(desk.base, desk.dossier, "deliberation", dated_on=date(2026, 2, 20))
    assert states(desk)["deliberation"] == "misdated"


def test_a_piece_set_aside_is_asked_no_more(desk: Desk) -> None:
    pieces.set_piece_aside(desk.base, desk.dossier, "budget", "Dans le formulaire")

    assert states(desk)["budget"] == "set_aside"
    assert [row.missing_pieces for row in dossiers.list_dossiers(desk.base)] == [5]
    pieces.set_piece_aside(desk.base, desk.dossier, "budget", None)
    assert states(desk)["budget"] == "missing"


def test_a_piece_set_aside_says_why(desk: Desk) -> None:
    with pytest.raises(Refusal, match="reason_needed"):
        pieces.set_piece_aside(desk.base, desk.dossier, "budget", " ")


def test_pieces_asked_for_are_one_entry(desk: Desk) -> None:
    before = desk.base.height
    pieces.ask_pieces(desk.base, desk.dossier, ["budget", "description"], ON)

    assert [code for code, state in states(desk).items() if state == "asked"] == ["description", "budget"]
    assert desk.base.height == before + 1


def test_what_came_unasked_is_shown_too(desk: Desk) -> None:
    pieces.receive_piece(desk.base, desk.dossier, "plan", None, received_on=ON, label="Plan de masse")

    assert states(desk)["plan"] == "extra"


def test_a_piece_nobody_asked_for_is_added_under_its_own_name(desk: Desk) -> None:
    for _ in range(2):
        pieces.add_piece(desk.base, desk.dossier, "Plan de l’école", ON)

    added = pieces.read_pieces(desk.base, desk.dossier, ON).pieces[-2:]
    assert [(each.code, each.label, each.state) for each in added] == [
        ("other_plan_de_l_ecole", "Plan de l’école", "extra"),
        ("other_plan_de_l_ecole_2", "Plan de l’école", "extra"),
    ]


def plain(desk: Desk, letter: Letter) -> str:
    """The letter as it is shown and copied."""
    text = pieces.completeness_text(desk.base, letter)
    return paper_letters.plain_letter(letter, text, paper_letters.values_of_pieces(letter))


def test_the_letter_asks_for_what_is_wanting_and_nothing_else(desk: Desk) -> None:
    for code in WANTED[:4]:
        pieces.receive_piece(desk.base, desk.dossier, code, None, received_on=ON)
    letter = pieces.completeness_letter(desk.base, desk.dossier, ON)

    text = plain(desk, letter).splitlines()
    assert [each.code for each in letter.asked] == WANTED[4:]
    assert [line for line in text if line.startswith("–")] == [
        "–\u00a0délibération\u202f;",
        "–\u00a0annexe commande publique.",
    ]
    assert "Merci de nous les faire parvenir au plus tard le 1er avril 2026." in text


def test_the_letter_of_a_whole_file_says_that_it_is_complete(desk: Desk) -> None:
    for code in WANTED:
        pieces.receive_piece(desk.base, desk.dossier, code, None, received_on=ON, dated_on=ON)
    letter = pieces.completeness_letter(desk.base, desk.dossier, ON)

    assert letter.asked == ()
    text = plain(desk, letter)
    assert "\u00a0»\u00a0: dossier complet\n" in text
    assert "est complet" in text


def test_a_letter_is_saved_as_a_text_that_word_processors_read(tmp_path: Path) -> None:
    made = pieces.save_letter("Madame, Monsieur,\nà l’été", tmp_path / "lettre")

    assert made == tmp_path / "lettre.txt"
    assert made.read_bytes() == b"\xef\xbb\xbf" + "Madame, Monsieur,\nà l’été".encode()
