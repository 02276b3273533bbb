"""The journal as values: what one action changed, how it is hashed, what undoes it.

The chain holds salted digests of values, never the values: erasing personal data
leaves every hash verifiable. `CANON` names the one canonical form of hashed bytes.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from leaderdesk.domain.text import composed

CANON = 1
GENESIS = "0" * 64
_AT_ONCE = 1_000
# A barrier is an act that undo stops at: what came before it can no longer be taken back one by one.
KINDS = ("act", "undo", "redo", "barrier")

Row = Mapping[str, int | str | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after one entry; no row before is a creation, none after a deletion."""

    table: str
    key: int
    before: Row | None
    after: Row | None

    @property
    def verb(self) -> str:
        """What happened to the row: created, deleted or changed."""
        if self.before is None:
            return "created"
        return "deleted" if self.after is None else "changed"

    def fields(self) -> list[tuple[str, int | str | None, int | str | None]]:
        """The fields whose value differs: name, before, after."""
        before, after = self.before or {}, self.after or {}
        names = [*after, *(name for name in before if name not in after)]
        return [(name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)]

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.table, self.key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Head:
    """What an entry says of itself, apart from the values it changed."""

    base: int
    lineage: int
    height: int
    at: str
    action: str
    kind: str
    undoes: int | None
    about_digest: str
    parent: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One committed action as the history shows it."""

    height: int
    at: datetime
    operator: str
    machine: str
    action: str
    kind: str
    undoes: int | None
    reason: str | None
    subject: Mapping[str, str]
    changes: int
    is_erased: bool


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record at one moment of its history."""

    height: int
    at: datetime
    operator: str
    action: str
    table: str
    key: int
    verb: str
    field: str
    before: int | str | None
    after: int | str | None
    # What the rows are called that a reference pointed to, before and after.
    before_name: str | None = None
    after_name: str | None = None
    # Whether the action took another back or brought it back, and what it was done to.
    kind: str = ""
    subject: Mapping[str, str] = dataclasses.field(default_factory=dict, compare=False)


def canonical(value: object) -> str:
    """The one written form of a value: sorted keys, NFC, no float, no space; its UTF-8 bytes are what is hashed."""
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def read_row(written: str | None) -> dict[str, int | str | None] | None:
    """The row that was written in canonical form, or nothing where there was none."""
    return None if written is None else json.loads(written)


def digest_of(salt: bytes, *written: str | None) -> str:
    """The salted digest under which values already in canonical form enter the chain."""
    body = ",".join("null" if each is None else each for each in written)
    return hashlib.sha256(salt + f"[{body}]".encode()).hexdigest()


def entry_hash(head: Head, digests: Iterable[tuple[str, int, str, str]]) -> str:
    """The hash of an entry: its head, then each change as (table, key, verb, digest)."""
    body = {
        "canon": CANON,
        "base": head.base,
        "lineage": head.lineage,
        "height": head.height,
        "at": head.at,
        "action": head.action,
        "kind": head.kind,
        "undoes": head.undoes,
        "about": head.about_digest,
        "parent": head.parent,
        "changes": [],
    }
    # The canonical form of the whole, a part of its changes at a time: an import has half a million of them.
    before, empty, after = canonical(body).partition('"changes":[]')
    digest, rest, mark = hashlib.sha256((before + empty[:-1]).encode()), iter(digests), ""
    while some := list(islice(rest, _AT_ONCE)):
        digest.update((mark + canonical(some)[1:-1]).encode())
        mark = ","
    digest.update((empty[-1] + after).encode())
    return digest.hexdigest()


def _plain(value: object) -> object:
    match value:
        case None | bool() | int():
            return value
        case str():
            return composed(value)
        case Mapping():
            return {composed(str(key)): _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case _:
            message = f"no canonical form for {type(value).__name__}"
            raise TypeError(message)
