"""Every code that the program may say has its French sentence, and the data that sentence needs."""

from __future__ import annotations

import ast
import re
from fractions import Fraction
from string import Formatter
from typing import Any

import pytest

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.errors import Expected
from leaderdesk.domain.findings import Finding
from leaderdesk.domain.workbooks.whole import Unfit
from leaderdesk.store.engine.failures import _CODES as WORLD_CODES
from leaderdesk.store.queries.invariants import INVARIANTS
from leaderdesk.store.schema import JOURNALLED, METADATA
from leaderdesk.store.schema.columns import Code
from leaderdesk.words import actions, failures, fields, findings, formats, occasions, self_tests, statuses
from leaderdesk.words.actions import _LABELS as LABELS
from leaderdesk.words.fields import _FIELDS as FIELDS
from leaderdesk.words.tables import _NAMES as TABLES
from tests.architecture.sources import calls, listed, sources_of, texts

SAME_IN_BOTH = {
    *("absent", "association", "commune", "communication", "convocation", "information", "public"),
    *("structure", "titulaire"),
}
LAYERS = ("domain", "system", "store", "documents", "services", "commands", "cli", "ui", "app")
SAMPLES: dict[str, Any] = {
    "path": "/home/jeanne/gal.leaderdesk",
    "log": "gal.leaderdesk-wal",
    "detail": "entry_altered",
    "since": "2026-03-02T10:00:00.000Z",
    "missing": 3,
    "height": 12,
    "size": 30_000_000,
    "largest": 25_000_000,
    "count": 2,
    "before": 4,
    "after": 3,
    "table": "cost_lines",
    "parent": "dossiers",
    "starts": "2026-03-02",
    "ends": "2026-03-01",
    "on": "2026-03-01",
    "month": "2026-03-01",
}
OF_ONE_CODE: dict[str, dict[str, Any]] = {
    "status_before_the_last": {"since": "2026-03-02"},
    "beyond_cap": {"amount": Fraction(2), "cap": Fraction(1)},
    "beyond_envelope": {"amount": Fraction(2), "allowed": Fraction(1)},
    "whole_unfit": {"problems": (Unfit("row_changed", "Devis", 2),)},
    "base_not_empty": {"held": {"holders": 3}},
    "pieces_missing": {"folder": "tout.xlsx.pieces", "names": ["devis.pdf"]},
}
# What `**data` brings where a call does not name it.
SPREAD = {"migration_orphans": ("table", "key", "parent")}
# Codes chosen while running: where, and which they may be.
CHOSEN = {
    "leaderdesk/store/engine/failures.py": set(WORLD_CODES.values()),
    "leaderdesk/services/checks.py": {"lost_changes", "older_copy"},
    "leaderdesk/store/journal/verify.py": {
        *("entry_missing", "entry_foreign", "entry_altered", "about_altered", "chain_broken"),
    },
    "leaderdesk/store/queries/invariants.py": set(INVARIANTS),
}


def raised(*names: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each call of some functions: place, code (a pattern where it is composed), names of its data."""
    return [
        (source.at(node.lineno), _code(node.args[0]), tuple(each.arg or "**" for each in node.keywords))
        for source in sources_of(*LAYERS)
        for name, node in calls(source)
        if name in names and node.args
    ]


def sampled(code: str, names: tuple[str, ...]) -> dict[str, Any]:
    """Likely data for a code, under the names its call gives."""
    known = SAMPLES | OF_ONE_CODE.get(code, {})
    wanted = [each for name in names for each in (SPREAD.get(code, ()) if name == "**" else (name,))]
    return {name: known.get(name, f"<{name}>") for name in wanted}


def said_failures() -> list[tuple[str, str, str]]:
    """The sentence of each refusal and fault, at each place that raises it."""
    return [
        (place, code, failures.say(Expected(code, **sampled(code, names))))
        for place, pattern, names in raised("Refusal", "Fault")
        for code in sorted(failures.CODES)
        if pattern != ".*" and re.fullmatch(pattern, code)
    ]


def test_every_failure_that_is_raised_has_its_sentence() -> None:
    missing = [
        f"{place}: {pattern}"
        for place, pattern, _ in raised("Refusal", "Fault")
        if not any(re.fullmatch(pattern, code) for code in failures.CODES)
    ]

    assert not missing, listed(missing)


def test_every_code_chosen_while_running_has_its_sentence() -> None:
    assert set(WORLD_CODES.values()) <= failures.CODES
    assert [failures.say(Expected(code, path="/a/gal", detail="SQLITE_FULL")) for code in WORLD_CODES.values()]
    assert CHOSEN["leaderdesk/services/checks.py"] <= findings.CODES & failures.CODES
    assert CHOSEN["leaderdesk/store/journal/verify.py"] | set(INVARIANTS) <= findings.CODES


def test_every_sentence_of_a_failure_is_raised_somewhere() -> None:
    patterns = {pattern for _, pattern, _ in raised("Refusal", "Fault")} - {".*"}
    written = {text for source in sources_of(*LAYERS) for text, _ in texts(source)}

    unused = {code for code in failures.CODES - written if not any(re.fullmatch(each, code) for each in patterns)}

    assert unused == set()


def test_every_failure_is_given_what_its_sentence_needs() -> None:
    poor = [
        f"{place}: {code} says {sentence}"
        for place, code, sentence in said_failures()
        if formats.MISSING in sentence or re.search(r"«\s*»|\bNone\b|\d{4}-\d\d-\d\d", sentence)
    ]

    assert not poor, listed(poor)


def test_every_finding_has_its_sentence_and_what_it_needs() -> None:
    found = [(place, code, names) for place, code, names in raised("fault", "doubt") if code != ".*"]
    unsaid = [f"{place}: {code}" for place, code, _ in found if code not in findings.CODES]

    sentences = [
        findings.say(Finding(code, "fault", sampled(code, names))) for _, code, names in found if code in findings.CODES
    ]

    assert not unsaid, listed(unsaid)
    assert [sentence for sentence in sentences if "cost_lines" in sentence or "{" in sentence] == []


def test_every_sentence_of_a_finding_is_found_somewhere() -> None:
    found = {code for _, code, _ in raised("fault", "doubt")}

    assert findings.CODES - found - set().union(*CHOSEN.values()) == set()


def test_every_action_has_its_name_and_what_it_needs() -> None:
    poor = [f"{place}: {action} {sorted(names)}" for place, action, names in acts() if not _is_named(action, names)]

    assert not poor, listed(poor)


def test_every_name_of_an_action_is_one_that_is_done() -> None:
    done = [pattern for _, pattern, _ in acts()]

    assert {action for action in actions.ACTIONS if not any(re.fullmatch(each, action) for each in done)} == set()


def test_every_occasion_of_a_backup_has_its_words() -> None:
    given = {
        str(argument.value)
        for source in sources_of("store", "services", "commands", "ui", "cli")
        for name, node in calls(source)
        if name in {"back_up", "backup_base"}
        for argument in [*node.args[1:], *(each.value for each in node.keywords if each.arg == "why")]
        if isinstance(argument, ast.Constant)
    }

    assert {"restore", "migration"} <= given
    assert {code for code in {*given, "asked", "close", "changed"} if occasions.occasion(code) == code} == set()


def test_every_table_and_column_of_the_base_has_its_name() -> None:
    columns = {column.name for table in JOURNALLED for column in METADATA.tables[table].columns}

    assert set(JOURNALLED) - set(TABLES) == set()
    assert columns - set(FIELDS) - {"id"} == set()
    assert set(FIELDS) - columns == set()


def test_every_status_has_its_word() -> None:
    assert [statuses.status(code) for code in STATUSES if not statuses.status(code)] == []


@pytest.mark.parametrize("table", JOURNALLED)
def test_every_code_that_a_column_may_hold_has_its_word(table: str) -> None:
    unsaid = [
        (column.name, choice)
        for column in METADATA.tables[table].columns
        if isinstance(column.type, Code)
        for choice in column.type.choices
        if fields.value(column.name, choice) == choice and choice not in SAME_IN_BOTH
    ]

    assert unsaid == []


def acts() -> list[tuple[str, str, set[str]]]:
    """Each action that is begun: place, action (a pattern where it is composed), names of its words."""
    not_words = {"kind", "reason", "undoes", "operator", "machine"}
    found = []
    for source in sources_of("store", "services"):
        for name, node in calls(source):
            if name not in {"act", "Act", "replace"}:
                continue
            placed = {"act": node.args[1:2], "Act": node.args[:1]}.get(name, [])
            named = [each.value for each in node.keywords if each.arg == "action"]
            found += [
                (source.at(node.lineno), _code(code), _words(node) - not_words)
                for code in [*placed, *named]
                if isinstance(code, ast.Constant | ast.JoinedStr)
            ]
    return found


def _words(node: ast.Call) -> set[str]:
    subject = next((each.value for each in node.keywords if each.arg == "subject"), None)
    if isinstance(subject, ast.Dict):
        return {str(key.value) for key in subject.keys if isinstance(key, ast.Constant)}
    return {str(each.arg) for each in node.keywords} - {"subject", "action"}


def _is_named(pattern: str, names: set[str]) -> bool:
    labels = [LABELS[action] for action in LABELS if re.fullmatch(pattern, action)]
    wanted = [{name for _, name, _, _ in Formatter().parse(label) if name} for label in labels]
    return bool(labels) and all(each == names for each in wanted)


def _code(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(code)):
            return code
        case ast.JoinedStr(values=parts):
            return "".join(str(each.value) if isinstance(each, ast.Constant) else ".*" for each in parts)
        case _:
            return ".*"


def test_services_and_what_is_below_speak_no_french() -> None:
    """What the example enters is data."""
    french = re.compile(r"[éèêàçôîûœ’«]")
    found = [
        f"{source.at(line)} {text}"
        for source in sources_of("system", "store", "services")
        if not source.name.startswith("leaderdesk.services.demo")
        for text, line in texts(source)
        if french.search(text)
    ]

    assert found == [], listed(found)


def test_each_fault_of_the_self_test_has_its_sentence() -> None:
    (source,) = (each for each in sources_of("services") if each.name == "leaderdesk.services.self_test")
    codes = {
        each.elts[0].value
        for each in ast.walk(source.tree)
        if isinstance(each, ast.Tuple) and each.elts and isinstance(each.elts[0], ast.Constant)
    }

    assert set(self_tests.CODES) == codes - {"openpyxl", "resources"}
