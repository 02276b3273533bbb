"""What a row would change of a dossier: old and new by field; what is already detailed is never overwritten."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.fields import kind_of
from leaderdesk.domain.workbooks.proposing.present import PresentDossier, PresentHolder
from leaderdesk.domain.workbooks.proposing.seeking import holder_key, number_key
from leaderdesk.domain.workbooks.taking.claimed import claim_of
from leaderdesk.domain.workbooks.taking.noting import is_noted, value_text
from leaderdesk.domain.workbooks.verdicts import Change, Problem, ReadRow, RowChoice, Value

# A column kept as a note: what stands after is its heading.
AS_NOTE = "note "
# Said of a holder, whom other dossiers share; of the people to speak to, it may have several.
OF_HOLDER = frozenset({"holder_kind", "holder_nature", "siret", "address", "postcode", "epci"})
REACHED_BY = frozenset({"contact", "phone", "email"})
# No line is made of nothing.
_NOTHING_IS_NO_LINE = frozenset({"feader", "national_public", "private", "own_funds", "paid", "cofunders"})
_SEVERAL = re.compile(r"\s*(?:[,;/+&\n]|\bet\b)\s*")
# These end the life of a dossier, or keep it waiting, whatever came before.
_ENDINGS = frozenset({"postponed", "waiting_list", "refused", "withdrawn", "abandoned", "deprogrammed"})
_TEXTS = frozenset({"text", "commune"})
_CODED = frozenset({"status", "holder_kind", "holder_nature", "fiche"})
_COFUNDED = ("national_public", "private")


class Comparison:
    """One row held against the dossier and the holder it speaks of.

    `unsettled` are the fields of the holder that rows of the workbook tell in several ways: none is taken.
    """

    def __init__(
        self,
        read: ReadRow,
        dossier: PresentDossier,
        holder: PresentHolder | None,
        headings: Mapping[str, str],
        unsettled: frozenset[str] = frozenset(),
    ) -> None:
        self._read = read
        self._dossier = dossier
        self._holder = holder
        self._headings = headings
        self._unsettled = unsettled
        self.changes: list[Change] = []
        self.problems: list[Problem] = []
        for name, new in read.values.items():
            if name == "feader_rate" and "feader" in read.values:
                continue
            if name not in {"number", "holder_name"}:
                self._compare(name, new)
        self.changes += [
            Change(AS_NOTE + heading, None, text)
            for heading, text in read.notes
            if not is_noted(dossier.noted, heading, text)
        ]

    def choose(self, choice: RowChoice, holder: PresentHolder | None) -> None:
        """What somebody chose on purpose may change which number the dossier has, and which holder."""
        number, name = self._read.values.get("number"), self._read.values.get("holder_name")
        if isinstance(number, str) and choice.dossier and number_key(number) != number_key(self._dossier.number):
            self.changes.append(Change("number", self._dossier.number, number))
        is_other = choice.holder is not None and (holder is None or holder.key != self._dossier.holder)
        if is_other and isinstance(name, str):
            self.changes.append(Change("holder_name", self._holder.name if self._holder else None, name))

    def _compare(self, name: str, new: Value) -> None:
        old = known_value(name, self._dossier, self._holder)
        if self._is_same(name, old, new) or self._is_noted(name, new):
            return
        if name == "date_claimed" and claim_of(self._dossier.claims, self._read.values) is None:
            self._say_of_claim(new)
        elif name in self._unsettled:
            self._say("holder_says_otherwise", name, old, new, weight="remark")
        elif old is not None and (name in self._dossier.detailed or self._went_further(name, old, new)):
            self._say("detailed_already", name, old, new, weight="doubt")
        else:
            self.changes.append(Change(name, old, new))

    def _is_same(self, name: str, old: Value | None, new: Value) -> bool:
        if name == "cofunders":
            return self._are_same_cofunders(old, new)
        if name in REACHED_BY:
            return self._holder is not None and bare(str(new)) in self._holder.reached
        if name == "date_claimed":
            return any(each.filed_on == new for each in self._dossier.claims)
        if old is None:
            return new == 0 and name in _NOTHING_IS_NO_LINE
        if old == new or self._dossier.also.get(name) == new:
            return True
        return kind_of(name) in _TEXTS and bare(str(old)) == bare(str(new))

    def _are_same_cofunders(self, old: Value | None, new: Value) -> bool:
        known = {holder_key(each.name): each.amount for each in old} if isinstance(old, tuple) else {}
        if isinstance(new, tuple):
            told = [(holder_key(each.name), each.amount) for each in new]
            return all(name in known and amount in {None, known[name]} for name, amount in told)
        if isinstance(new, int):
            amounts = [self._dossier.values.get(name, 0) for name in _COFUNDED]
            return new == sum(each for each in amounts if isinstance(each, int))
        names = [each for each in _SEVERAL.split(str(new)) if each]
        return holder_key(str(new)) in known or all(holder_key(each) in known for each in names)

    def _say_of_claim(self, new: Value) -> None:
        """Of several claims, the one that is meant is asked; where there is none, the day is noted."""
        if self._dossier.claims:
            self._say("claim_unsure", "date_claimed", None, new, weight="doubt")
        else:
            self._say("claim_missing", "date_claimed", None, new, weight="remark")
            self.changes.append(Change("date_claimed", None, new))

    @staticmethod
    def _went_further(name: str, old: Value, new: Value) -> bool:
        """True where the base is ahead of the workbook: a later state, more paid, a later payment."""
        if name == "status":
            return new not in _ENDINGS and STATUSES.index(str(old)) > STATUSES.index(str(new))
        if name == "paid":
            return isinstance(old, int) and isinstance(new, int) and old > new
        return name == "date_paid" and isinstance(old, date) and isinstance(new, date) and old > new

    def _is_noted(self, name: str, new: Value) -> bool:
        """True for what no record of the base holds, and a note says already."""
        noted = self._dossier.noted
        return bool(noted) and is_noted(noted, self._headings.get(name, name), value_text(new))

    def _say(self, code: str, name: str, old: Value | None, new: Value, *, weight: str) -> None:
        """What the base says and what the workbook says, side by side."""
        readings = () if old is None else (old, new)
        read = "" if kind_of(name) in _CODED else value_text(new)
        self.problems.append(Problem(name, code, read, self._read.row, weight=weight, readings=readings))


def known_value(name: str, dossier: PresentDossier, holder: PresentHolder | None) -> Value | None:
    """What the base says of a field, be it of the dossier or of its holder."""
    if name == "title":
        return dossier.title
    is_of_holder = name in OF_HOLDER | REACHED_BY or (name == "commune" and name not in dossier.values)
    if is_of_holder:
        return None if holder is None else holder.values.get(name)
    return dossier.values.get(name)


def bare(text: str) -> str:
    """A text without its spaces, accents and capitals: what two writings of one thing share."""
    return folded(text).replace(" ", "")
