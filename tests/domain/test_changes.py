"""The journal as values: one canonical form, salted digests, and what one action changed in all."""

from __future__ import annotations

import json
import unicodedata
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.changes import (
    GENESIS,
    Change,
    Head,
    canonical,
    digest_of,
    entry_hash,
    read_row,
)

HEAD = Head(1, 2, 3, "2026-03-02T10:00:00.000Z", "edit_dossier", "act", None, "dd", "pp")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_the_canonical_form_sorts_composes_and_adds_no_space() -> None:
    assert canonical({"b": [1, None], "a": "E\u0301té", "É": True}) == '{"a":"Été","b":[1,null],"É":true}'


@pytest.mark.parametrize("value", [1.0, b"octets", {1, 2}, {"a": [0.5]}])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no canonical form"):
        canonical(value)


@given(VALUES)
def test_the_canonical_form_of_what_it_wrote_is_itself(value: object) -> None:
    written = canonical(value)

    assert canonical(json.loads(written)) == written


@given(st.dictionaries(st.text(alphabet="abcé", min_size=1), st.integers() | st.text()))
def test_neither_order_nor_unicode_form_changes_the_canonical_form(row: dict[str, int | str]) -> None:
    other = {unicodedata.normalize("NFD", key): row[key] for key in reversed(row)}

    assert canonical(other) == canonical(row)


def test_a_digest_depends_on_its_salt_on_each_value_and_on_their_order() -> None:
    digests = [
        digest_of(b"salt", '{"a":1}', None),
        digest_of(b"other", '{"a":1}', None),
        digest_of(b"salt", None, '{"a":1}'),
        digest_of(b"salt", '{"a":2}', None),
        digest_of(b"salt", '{"a":1}'),
    ]

    assert len(set(digests)) == 5
    assert digests[0] == sha256(b'salt[{"a":1},null]').hexdigest()


def test_the_hash_of_an_entry_is_the_one_that_bases_already_hold() -> None:
    digest = entry_hash(HEAD, [("tags", 7, "created", "ab")])

    hashed = (
        '{"about":"dd","action":"edit_dossier","at":"2026-03-02T10:00:00.000Z","base":1,"canon":1,'
        '"changes":[["tags",7,"created","ab"]],"height":3,"kind":"act","lineage":2,"parent":"pp","undoes":null}'
    )
    assert digest == sha256(hashed.encode()).hexdigest()


def test_the_hash_of_a_long_entry_is_that_of_its_whole_canonical_form() -> None:
    changes = [("tags", rank, "created", f"é{rank}") for rank in range(2_001)]
    written = ",".join(canonical(change) for change in changes)

    hashed = (
        '{"about":"dd","action":"edit_dossier","at":"2026-03-02T10:00:00.000Z","base":1,"canon":1,'
        f'"changes":[{written}],"height":3,"kind":"act","lineage":2,"parent":"pp","undoes":null}}'
    )
    assert entry_hash(HEAD, iter(changes)) == sha256(hashed.encode()).hexdigest()


@pytest.mark.parametrize(
    "changes", [[("tags", 7, "created", "ac")], [("tags", 8, "created", "ab")], [], [("tags", 7, "deleted", "ab")]]
)
def test_any_change_of_an_entry_changes_its_hash(changes: list[tuple[str, int, str, str]]) -> None:
    assert entry_hash(HEAD, changes) != entry_hash(HEAD, [("tags", 7, "created", "ab")])


def test_the_first_entry_follows_a_hash_of_zeros() -> None:
    assert (set(GENESIS), len(GENESIS)) == ({"0"}, len(entry_hash(HEAD, [])))


def test_a_row_is_read_back_as_it_was_written_and_no_row_as_none() -> None:
    row = {"id": 1, "name": "Étaples", "code": None}

    assert (read_row(canonical(row)), read_row(None)) == (row, None)


def test_a_change_says_what_happened_and_what_takes_it_back() -> None:
    created, changed, deleted = (
        Change("tags", 1, None, {"name": "a"}),
        Change("tags", 2, {"name": "a"}, {"name": "b"}),
        Change("tags", 3, {"name": "a"}, None),
    )

    assert [each.verb for each in (created, changed, deleted)] == ["created", "changed", "deleted"]
    assert created.reversed() == Change("tags", 1, {"name": "a"}, None)


def test_only_the_fields_that_differ_are_told() -> None:
    change = Change("tags", 1, {"id": 1, "name": "a", "old": 2}, {"id": 1, "name": "b", "new": 3})

    assert change.fields() == [("name", "a", "b"), ("new", None, 3), ("old", 2, None)]
