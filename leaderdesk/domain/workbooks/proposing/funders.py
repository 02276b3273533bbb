"""Who a row names as paying: a funder of the base, one that it may be, which is asked, or a new one, which is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.proposing.seeking import holder_key
from leaderdesk.domain.workbooks.taking.funder_kinds import is_one_name, kind_of_funder, may_be_one, telling_funder
from leaderdesk.domain.workbooks.verdicts import CofunderShare, Problem, ReadRow, Value

_COFUNDERS = "cofunders"
# « État (DETR) » is the State, whatever it pays with.
_BRACKETED = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class _Found:
    """What a name comes to: a name to write, or those between which to choose."""

    name: str = ""
    may_be: tuple[str, ...] = ()


class Funders:
    """The funders of a base; `words` say which of them a name stands for, and by nothing that it is a new one."""

    def __init__(self, known: Iterable[str] = (), words: Mapping[str, str] | None = None) -> None:
        self._known = {folded(each): each for each in known}
        self._words = words or {}
        self._found: dict[str, _Found] = {}

    def settle(self, read: ReadRow) -> tuple[ReadRow, list[Problem]]:
        """The row naming funders as the base does, and what has to be asked or told of them."""
        shares = _borne(read.values)
        if not shares:
            return read, []
        sure: list[CofunderShare] = []
        problems: list[Problem] = []
        for share in shares:
            if share.amount is None and not is_one_name(share.name):
                # Several, noted as they are written: nothing is paid by all of them as one.
                sure.append(share)
                continue
            found = self._find(share.name)
            if found.may_be:
                problems.append(_asked(read, share.name, (*found.may_be, share.name)))
                continue
            if found.name != share.name and folded(share.name) not in self._words:
                problems.append(_told(read, share.name, found.name))
            sure.append(replace(share, name=found.name))
        return _with(read, sure), problems

    def new(self, read: ReadRow) -> Iterator[Problem]:
        """Those that taking a row would make, each with the kind that its name tells."""
        for share in _borne(read.values):
            if share.amount and folded(share.name) not in self._known:
                data = (("name", share.name), ("funder_kind", kind_of_funder(share.name)[0]))
                yield Problem(_COFUNDERS, "funder_made", share.name, read.row, weight="remark", data=data)

    def _find(self, name: str) -> _Found:
        if name not in self._found:
            self._found[name] = self._sought(name)
        return self._found[name]

    def _sought(self, name: str) -> _Found:
        """The one of this name; the only one whose name says as little; else all those that it may be."""
        said = self._words.get(folded(name)) or name
        known = self._known.get(folded(said))
        if known is not None:
            return _Found(known if said != name else name)
        if said != name or folded(name) in self._words:
            return _Found(said)
        bare = _BRACKETED.sub("", name)
        same = [each for each in self._known.values() if holder_key(each) in (holder_key(name), holder_key(bare))]
        may_be = same or [each for each in self._known.values() if may_be_one(name, each)]
        is_plain = len(may_be) == 1 and telling_funder(name) == telling_funder(may_be[0])
        return _Found(may_be[0]) if len(same) == 1 or is_plain else _Found(name, tuple(may_be))


def _borne(values: Mapping[str, Value]) -> tuple[CofunderShare, ...]:
    """Who a row names with what they give; a single name bears the public money of the row."""
    shares, public = values.get(_COFUNDERS), values.get("national_public")
    if isinstance(shares, tuple):
        return shares
    is_one = isinstance(shares, str) and isinstance(public, int) and is_one_name(shares) and kind_of_funder(shares)[1]
    return (CofunderShare(str(shares), public),) if is_one and isinstance(public, int) else ()


def _with(read: ReadRow, shares: list[CofunderShare]) -> ReadRow:
    """The row naming these in place of those it named; nobody where none is sure."""
    before = read.values[_COFUNDERS]
    after: Value = shares[0].name if isinstance(before, str) and shares else tuple(shares)
    if after == before:
        return read
    values = {name: value for name, value in read.values.items() if name != _COFUNDERS}
    return replace(read, values={**values, _COFUNDERS: after} if shares else values)


def _asked(read: ReadRow, name: str, readings: tuple[str, ...]) -> Problem:
    data = (("name", name),)
    return Problem(_COFUNDERS, "funder_unsure", name, read.row, weight="doubt", readings=readings, data=data)


def _told(read: ReadRow, name: str, known: str) -> Problem:
    data = (("name", name), ("known", known))
    return Problem(_COFUNDERS, "funder_by_name", name, read.row, weight="remark", data=data)
