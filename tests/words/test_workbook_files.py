"""Every remark and every refusal of a file has its sentence, with what it needs."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from leaderdesk.documents.sheets import reading
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.workbooks.cells import Book, Remark, Sheet
from leaderdesk.words import failures, workbook_files
from leaderdesk.words.workbook_files import say_remark, say_remarks

SAID = {"count": "3", "cells": "A1, B2", "suffix": ".xlsx", "kind": "xls", "last": "XFD", "most": "1000"}
DATA = {"name": "suivi.xlsx", "size": 150_000_000, "largest": 100_000_000, "unfolded": 2_000_000_000, "seconds": 120}
DATA |= {"count": 12_000, "most": 10_000, "sheet": "Suivi", "cell": "XFD1048576", "what": "pdf"}


def codes(called: str) -> set[str]:
    """The first word given to each call of a name, where files are read."""
    return {
        str(node.args[0].value)
        for node in nodes()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == called
        if node.args and isinstance(node.args[0], ast.Constant)
    }


@cache
def nodes() -> list[ast.AST]:
    """All that is written where files are read."""
    files = Path(reading.__path__[0]).glob("*.py")
    return [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]


def test_every_remark_has_its_sentence() -> None:
    remarks = codes("Remark")

    sentences = [say_remark(Remark(code, tuple(SAID.items()))) for code in remarks]

    assert set(workbook_files.REMARKS) == remarks
    assert [sentence for sentence in sentences if "{" in sentence or not sentence.endswith((".", ")."))] == []


def test_every_refusal_of_the_reader_has_its_sentence() -> None:
    refusals = codes("Unreadable")

    sentences = [failures.say(Refusal(code, **DATA)) for code in refusals]

    assert refusals <= failures.CODES
    assert [
        sentence for sentence in sentences if "non renseigné" in sentence or "«\u00a0suivi.xlsx" not in sentence
    ] == []


@pytest.mark.parametrize("known", [workbook_files.WHATS, workbook_files.OTHER_KINDS])
def test_every_kind_that_is_refused_has_its_words(known: dict[str, str]) -> None:
    written = {node.value for node in nodes() if isinstance(node, ast.Constant)}

    assert set(known) <= written


def test_remarks_of_several_sheets_name_them() -> None:
    cut = Remark("texts_cut", (("cells", "B2"), ("count", "1")))
    sheets = (Sheet("2023", ()), Sheet("2024", (), remarks=(cut,)))

    said = say_remarks(Book("a.xlsm", "xlsm", "", sheets, remarks=(Remark("macros_left_out"),)))

    assert [each.replace("\u00a0", " ") for each in said] == [
        "Ce classeur contient des macros : elles n’ont pas été exécutées.",
        "« 2024 » : Textes coupés à la longueur la plus grande de leur ancien programme : 1 (B2).",
    ]


def test_bomb_is_said_with_its_sizes() -> None:
    said = failures.say(Refusal("workbook_unfolds", name="a.xlsx", size=1_700_000, unfolded=214_000_000))

    assert said.replace("\u00a0", " ").startswith("« a.xlsx » pèse 1,7 Mo et en occuperait 214 Mo une fois déplié :")


def test_a_sheet_too_wide_says_where_tables_are_looked_for() -> None:
    said = say_remark(Remark("very_wide", (("last", "XFD"), ("most", "1000"))))

    assert "la colonne XFD" in said
    assert "les 1\u202f000 premières colonnes" in said
