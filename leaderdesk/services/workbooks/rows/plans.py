"""Who pays, as a row says it, as lines of the plan; funders that nobody knows yet are made, and that is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.taking.funder_kinds import is_one_name, kind_of_funder
from leaderdesk.domain.workbooks.taking.noting import value_text
from leaderdesk.domain.workbooks.verdicts import CofunderShare, Value
from leaderdesk.services.workbooks.rows.ground import Ground
from leaderdesk.services.workbooks.rows.pending import At, Pending, fresh
from leaderdesk.services.workbooks.rows.standing import Standing
from leaderdesk.store.schema import Funder, FundingLine
from leaderdesk.words import workbooks as words

_ALONE = {"feader": "european", "own_funds": "own"}
# Money that co-funders bring, of which a row may give the sum, the shares, or both.
_SHARED = {"national_public": "public", "private": "private"}
_Noted = list[tuple[str, str]]


class PlanRows:
    """The lines of the plan of one dossier, as a row wants them."""

    def __init__(self, standing: Standing, ground: Ground, pending: Pending, at: At) -> None:
        self._standing = standing
        self._ground = ground
        self._pending = pending
        self._at = at

    def write(self, wanted: Mapping[str, Value], said: Mapping[str, Value]) -> _Noted:
        """Write what is wanted of what a row says; what cannot be a line is given back, to be noted."""
        for name, nature in _ALONE.items():
            amount = wanted.get(name)
            if isinstance(amount, int):
                self._write_alone(name, nature, amount)
        if not wanted.keys() & {"cofunders", *_SHARED}:
            return []
        totals = {name: self._total(name, wanted, said) for name in _SHARED}
        shares = said.get("cofunders")
        if isinstance(shares, int):
            return self._write_sum(shares, totals)
        if isinstance(shares, str):
            return self._write_names(shares, totals)
        named = list(shares) if isinstance(shares, tuple) else []
        return self._write_shares(named, totals)

    def _total(self, name: str, wanted: Mapping[str, Value], said: Mapping[str, Value]) -> int | None:
        """The sum that a row gives, where it is wanted, or where the plan already is of that sum."""
        amount = wanted.get(name)
        if amount is None and said.get(name) == sum(each.amount for each in self._lines(_SHARED[name])):
            amount = said.get(name)
        return amount if isinstance(amount, int) else None

    def _write_alone(self, name: str, nature: str, amount: int) -> None:
        """One line of its nature: made, or given the other amount; several are details that stay."""
        lines = self._lines(nature)
        if len(lines) > 1:
            self._pending.say("said_by_hand", self._at, words.field(name))
        elif lines:
            lines[0].amount = amount
        elif amount:
            fund = self._ground.fund_of(self._standing.dossier.fiche_id) if nature == "european" else None
            self._add(nature, amount, fund_id=fund)

    def _write_shares(self, shares: Sequence[CofunderShare], totals: Mapping[str, int | None]) -> _Noted:
        """A line for each named funder with its amount, then what is left of each sum."""
        for share in shares:
            if share.amount is not None:
                self._write_named(share.name, share.amount)
        unsaid = [share.name for share in shares if share.amount is None]
        noted = [("cofunders", ", ".join(unsaid))] if unsaid else []
        return noted + self._write_rests(totals, has_shares=bool(shares))

    def _write_names(self, names: str, totals: Mapping[str, int | None]) -> _Noted:
        """A single funder bears the public money; several share it nobody knows how."""
        public = totals["national_public"]
        if public is not None and is_one_name(names) and kind_of_funder(names)[1]:
            return self._write_shares([CofunderShare(names, public)], totals)
        return [("cofunders", names), *self._write_rests(totals)]

    def _write_sum(self, shares: int, totals: Mapping[str, int | None]) -> _Noted:
        """A column of co-funders that holds what they give together, private money included."""
        public = shares - (totals["private"] or 0)
        if public < 0 or totals["national_public"] not in (None, public):
            return [("cofunders", value_text(shares)), *self._write_rests(totals)]
        return self._write_rests({**totals, "national_public": public})

    def _write_named(self, name: str, amount: int) -> None:
        key, is_public = self._funder(name)
        nature = "public" if is_public else "private"
        line = next((each for each in self._lines(nature) if each.funder_id == key), None)
        if line is not None:
            line.amount = amount
        elif amount:
            self._add(nature, amount, funder_id=key)

    def _write_rests(self, totals: Mapping[str, int | None], *, has_shares: bool = False) -> _Noted:
        noted = []
        for name, total in totals.items():
            if total is not None and not self._write_rest(_SHARED[name], total, has_shares=has_shares):
                self._pending.say("total_under_named", self._at, value_text(total))
                noted.append((name, value_text(total)))
        return noted

    def _write_rest(self, nature: str, total: int, *, has_shares: bool) -> bool:
        """What of a sum nobody is named for: one line without a funder; false where the named ones give more."""
        named = [each for each in self._lines(nature) if each.funder_id is not None]
        others = [each for each in self._lines(nature) if each.funder_id is None]
        rest = total - sum(each.amount for each in named)
        if len(named) == 1 and not others and not has_shares:
            named[0].amount = total
        elif len(others) > 1 or rest < 0:
            return False
        elif others and rest:
            others[0].amount = rest
        elif others:
            self._standing.funding.remove(others[0])
            self._pending.drop(others[0])
        elif rest:
            self._add(nature, rest)
        return True

    def _funder(self, name: str) -> tuple[int, bool]:
        found = self._ground.funders.get(folded(name))
        if found is not None:
            return found
        kind, is_public = kind_of_funder(name)
        row = fresh(Funder, id=self._pending.key(), name=name, kind=kind, is_public=is_public)
        self._pending.add(row)
        self._pending.funders.append(name)
        self._pending.say("funder_made", self._at, name)
        self._ground.funders[folded(name)] = (row.id, is_public)
        return row.id, is_public

    def _lines(self, nature: str) -> list[FundingLine]:
        return [each for each in self._standing.funding if each.nature == nature and each.refused_on is None]

    def _add(self, nature: str, amount: int, fund_id: int | None = None, funder_id: int | None = None) -> None:
        row = fresh(
            FundingLine,
            id=self._pending.key(),
            dossier_id=self._standing.dossier.id,
            position=max((each.position for each in self._standing.funding), default=0) + 1,
            nature=nature,
            fund_id=fund_id,
            funder_id=funder_id,
            amount=amount,
            on_base="eligible",
        )
        self._standing.funding.append(row)
        self._pending.add(row)
