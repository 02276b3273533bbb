"""French typography of all that `words` says, once its functions have been applied."""

from __future__ import annotations

import ast
import re

import pytest

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.findings import Finding
from leaderdesk.words import actions, failures, fields, findings, occasions, statuses, tables
from leaderdesk.words.actions import _LABELS as LABELS
from leaderdesk.words.fields import _FIELDS as FIELDS
from leaderdesk.words.findings import _SENTENCES as SENTENCES
from leaderdesk.words.findings import _SHORT as SHORT
from leaderdesk.words.occasions import _OCCASIONS as OCCASIONS
from leaderdesk.words.tables import _NAMES as TABLES
from tests.architecture.sources import listed, nodes, sources_of, texts
from tests.architecture.test_sentences import SAMPLES, said_failures

FAULTS = {
    "straight apostrophe": r"'",
    "space before a comma or a stop": r"[ \u00a0\u202f][,.](?!\w)",
    "plain space before a double sign": r" [:;!?»]",
    "no space before a double sign": r"[^\s\u00a0\u202f:?!/][;!?»](?!\w)|\w:(?!\w|/)",
    "plain space after an opening quote": r"« ",
    "no space inside quotes": r"«[^\u00a0\u202f]|[^\u00a0\u202f]»",
    "straight quotes": r"\"",
    "two spaces": r"  ",
    "three stops": r"\.\.\.",
    "a placeholder left": r"\{\w*\}",
}


def everything_said() -> list[str]:
    subject = {name: "X" for text in LABELS.values() for name in re.findall(r"\{(\w+)\}", text)}
    data = SAMPLES | {"name": "gal", "dossier": "2026-001", "holder": "Mairie"}
    labels = [actions.entry_label(code, kind, subject) for code in LABELS for kind in ("act", "undo", "redo")]
    return [
        *(sentence for _, _, sentence in said_failures()),
        *(findings.say(Finding(code, "fault", data)) for code in SENTENCES),
        *SHORT.values(),
        *labels,
        *(warning for code in LABELS if (warning := actions.warning(code))),
        *(tables.table(name) for name in TABLES),
        *(fields.field(name) for name in FIELDS),
        *(fields.verb(code) for code in ("created", "changed", "deleted")),
        *(occasions.occasion(code) for code in OCCASIONS),
        *(statuses.status(code) for code in STATUSES),
        *(findings.level(Finding("orphan", level)) for level in ("fault", "doubt")),
    ]


def faults_of(text: str) -> list[str]:
    return [f"{fault}: {text!r}" for fault, pattern in FAULTS.items() if re.search(pattern, text)]


def test_all_that_is_said_follows_french_typography() -> None:
    said = everything_said()
    broken = [fault for text in said for fault in faults_of(text)]

    assert len(said) > 250
    assert not broken, listed(broken)


def test_no_literal_of_the_words_has_a_straight_apostrophe() -> None:
    broken = [
        f"{source.at(line)}: {text!r}"
        for source in sources_of("words")
        for text, line in texts(source)
        if re.search(r"\w'\w|\w [,.](?!\w)", text)
    ]

    assert not broken, listed(broken)


def test_every_sentence_of_a_failure_ends_and_says_more_than_a_code() -> None:
    short = [
        f"{code}: {sentence}" for _, code, sentence in said_failures() if not re.search(r"^[A-ZÉ«0-9].*\.$", sentence)
    ]

    assert not short, listed(short)


def everything_shown() -> list[tuple[str, str]]:
    """Where each literal of `self.tr(...)` stands, and what it says once its places are filled."""
    found = []
    for source in sources_of("ui"):
        for node in nodes(source, ast.Call):
            is_said = isinstance(node.func, ast.Attribute) and node.func.attr == "tr"
            if is_said and isinstance(node.args[0], ast.Constant):
                words = re.sub(r"\{\w*\}", "X", str(node.args[0].value)).replace("&", "")
                found.append((source.at(node.lineno), words))
    return found


def test_all_that_the_window_says_follows_french_typography() -> None:
    shown = everything_shown()
    broken = [f"{place}: {fault}" for place, words in shown for fault in faults_of(words)]

    assert len(shown) > 500
    assert not broken, listed(broken)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("l'eau", "straight apostrophe"),
        ("un , deux", "space before a comma or a stop"),
        ("Attention !", "plain space before a double sign"),
        ("Attention!", "no space before a double sign"),
        ("«\u00a0gal »", "plain space before a double sign"),
        ("« gal\u00a0»", "plain space after an opening quote"),
        ("«gal\u00a0»", "no space inside quotes"),
        ("Le dossier {dossier}", "a placeholder left"),
    ],
)
def test_the_lint_sees_each_fault(text: str, fault: str) -> None:
    assert fault in [found.partition(": ")[0] for found in faults_of(text)]


def test_the_lint_lets_good_french_pass() -> None:
    good = "L’«\u00a0eau\u00a0»\u00a0: chaude\u202f; à 14:32\u202f? Oui, 12\u202f345,67\u00a0€."

    assert faults_of(good) == []


def test_the_spaces_that_may_not_break_are_put_by_one_function() -> None:
    assert failures.spaced("« Oui » : non ? Si ! Bon ; fin.") == (
        "«\u00a0Oui\u00a0»\u00a0: non\u202f? Si\u202f! Bon\u202f; fin."
    )
