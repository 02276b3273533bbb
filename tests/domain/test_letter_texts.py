"""Texts with named fields: read with the place of each fault, filled with values that are never read again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.papers.fields import NAMES, field_of, typed_field
from leaderdesk.domain.papers.letters import (
    FIELDS,
    LETTERS,
    LetterCode,
    LetterText,
    problems_of_letter,
    problems_of_letters,
    read_letters,
    write_letters,
)
from leaderdesk.domain.papers.texts import Filled, Slot, Values, fill_text, read_text

KNOWN = ("holder", "project", "reasons", "reservations")
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="[]"), max_size=30)


def filled(text: str, values: Values) -> Filled:
    return fill_text(read_text(text, KNOWN).paragraphs, values, "non renseigné")


def places(text: str) -> list[tuple[str, object, object]]:
    return [(each.code, each.data["line"], each.data["column"]) for each in read_text(text, KNOWN).problems]


def test_a_field_is_read_whatever_its_accents_and_capitals() -> None:
    assert [field_of(name) for name in ("Réserves", "reserves", "début d'éligibilité", "FICHE ACTION", "maire")] == [
        *("reservations", "reservations", "eligible_from", "fiche"),
        None,
    ]


def test_a_text_is_its_paragraphs_and_their_fields() -> None:
    read = read_text("  Bonjour [porteur],\n\n[réserves ?]\n", KNOWN)

    assert read.paragraphs == (("Bonjour ", Slot("holder"), ","), (Slot("reservations", is_optional=True),))
    assert read.problems == ()


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Cher [maire]", [("field_unknown", 1, 6)]),
        ("Bonjour,\nle [taux] de [projet]", [("field_elsewhere", 2, 4)]),
        ("Le [projet, dit-il", [("field_unclosed", 1, 4)]),
        ("Le [projet de [porteur]", [("field_unclosed", 1, 4)]),
        ("Le projet]", [("field_unopened", 1, 10)]),
        ("[]", [("field_unknown", 1, 1)]),
        ("[?]", [("field_unknown", 1, 1)]),
        ("[maire] et [maire]", [("field_unknown", 1, 1), ("field_unknown", 1, 12)]),
    ],
)
def test_a_fault_has_its_line_and_its_column(text: str, faults: list[tuple[str, int, int]]) -> None:
    assert places(text) == faults


def test_a_wrong_paragraph_does_not_take_the_others_with_it() -> None:
    assert filled("Un.\nDeux [maire].\nTrois.", {}).parts == ("Un.", "Trois.")


def test_a_paragraph_whose_marked_field_has_no_value_vanishes() -> None:
    text = "[porteur],\nMotifs : [motifs ?]\nFin."

    assert filled(text, {"holder": "Ada"}).parts == ("Ada,", "Fin.")
    assert filled(text, {"holder": "Ada", "reasons": "Trop tard."}).parts == ("Ada,", "Motifs : Trop tard.", "Fin.")


def test_any_other_field_without_a_value_says_so() -> None:
    assert filled("Motifs : [motifs]\n[porteur] et [porteur]", {"reasons": " "}) == Filled(
        ("Motifs : non renseigné", "non renseigné et non renseigné"), ("reasons", "holder")
    )


def test_a_list_alone_in_its_paragraph_stays_a_list() -> None:
    values = {"reservations": ("Statuts", "Devis")}

    assert filled("[réserves]\nSous réserve : [réserves].", values).parts == (
        ("Statuts", "Devis"),
        "Sous réserve : Statuts\u202f; Devis.",
    )


@given(st.sampled_from(KNOWN), ANYTHING)
def test_a_value_is_never_read_as_a_field(field: str, value: str) -> None:
    text = f"« {typed_field(field)} »"

    said = filled(text, {field: value, "holder": value}).parts
    assert said == (f"« {value if value.strip() else 'non renseigné'} »",)


@given(ANYTHING)
def test_any_text_is_read_or_told_wrong_at_a_place_in_it(text: str) -> None:
    lines = text.split("\n")

    for problem in read_text(text, KNOWN).problems:
        line, column = int(str(problem.data["line"])), int(str(problem.data["column"]))
        assert lines[line - 1][column - 1] in "[]"


@given(PLAIN, st.sampled_from(sorted(NAMES)), PLAIN)
def test_what_is_no_field_is_kept_as_it_was_typed(before: str, field: str, after: str) -> None:
    read = read_text(f"x{before}{typed_field(field)}{after}x", tuple(NAMES))

    assert read.problems == ()
    assert read.paragraphs == ((f"x{before}", Slot(field), f"{after}x"),)


def test_texts_that_a_group_wrote_come_back_the_same() -> None:
    own: dict[LetterCode, LetterText] = {
        "refused": LetterText("refused", "Motifs : [motifs]\n« é »", "[numéro du dossier]")
    }

    assert read_letters(write_letters(own)) == own
    assert (write_letters({}), read_letters("{}"), read_letters("nonsense")) == ("{}", {}, {})


def test_texts_of_a_file_are_told_wrong_by_their_place() -> None:
    texts = [
        {"code": "receipt", "subject": "Objet", "body": "Le [montant accordé]"},
        {"code": "receipt", "subject": "", "body": ""},
        {"code": "cash_note", "subject": "", "body": "De [porteur]."},
    ]

    told = problems_of_letters(json.dumps({"texts": texts}))
    assert [(each.code, each.place) for each in told] == [
        ("repeated", "texts[0].code"),
        ("repeated", "texts[1].code"),
        ("field_elsewhere", "texts[0].body"),
        ("missing", "texts[1].subject"),
        ("missing", "texts[1].body"),
    ]
    assert [each.place for each in problems_of_letters('{"texts": [{"code": "x", "body": ""}]}')] == ["texts[0].code"]


def test_a_wrong_text_of_another_version_leaves_the_one_proposed() -> None:
    kept = '{"texts": [{"code": "receipt", "subject": "a", "body": "[maire]"}]}'

    assert read_letters(kept) == {}


def test_every_text_has_fields_and_may_say_nothing_of_appeals() -> None:
    assert set(FIELDS) == set(LETTERS)
    assert {each for fields in FIELDS.values() for each in fields} == set(NAMES)
    assert problems_of_letter(LetterText("appeals", "")) == ()
