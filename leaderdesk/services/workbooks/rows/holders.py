"""The holder of each row: one of the base, or a new one, made once for all rows that name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.proposing.seeking import holder_key
from leaderdesk.domain.workbooks.taking.natures import nature_of
from leaderdesk.domain.workbooks.verdicts import Proposal, Value
from leaderdesk.services.workbooks.rows.pending import At, Pending
from leaderdesk.store.schema import Contact, Holder
from leaderdesk.words import codes

# The column of a holder that each field fills.
OWN = {
    "holder_kind": "legal_kind",
    "holder_nature": "nature",
    "siret": "siret",
    "address": "address",
    "postcode": "postcode",
    "commune": "commune",
    "epci": "epci",
}
_REACHED_BY = ("contact", "phone", "email")
_AT_ONCE = 500


class HolderRows:
    """The holders that rows speak of, those of the base read at once."""

    def __init__(self, pending: Pending, keys: Sequence[int]) -> None:
        self._pending = pending
        self._known: dict[int, Holder] = {row.id: row for row in _read(pending, Holder, Holder.id, keys)}
        self._contacts: dict[int, list[Contact]] = {}
        for row in _read(pending, Contact, Contact.holder_id, keys):
            self._contacts.setdefault(row.holder_id, []).append(row)
        self._by_siret: dict[str, Holder] = {}
        self._by_name: dict[tuple[str, ...], list[Holder]] = {}
        # What this workbook said of a holder: another row that says otherwise does not undo it in silence.
        self._said: set[tuple[int, str]] = set()
        # Those made here whose nature was supposed before any row said their kind.
        self._of_no_kind: set[int] = set()

    def of(self, proposal: Proposal, at: At) -> int:
        """The holder of a row, made where there is none; what it does not know yet is filled in."""
        values = proposal.read.values
        if proposal.holder is not None:
            row = self._known[proposal.holder.key]
        else:
            row = self._made(values) or self._make(values, at)
        for name in OWN:
            if values.get(name) is not None:
                self._fill(row, name, str(values[name]), at)
        self.reach(row.id, values)
        return row.id

    def correct(self, holder_id: int, name: str, value: str, at: At) -> None:
        """Another value of a field that somebody saw change; the first row of a workbook that says so is believed."""
        row = self._known[holder_id]
        if (holder_id, name) in self._said:
            self._fill(row, name, value, at)
            return
        self._said.add((holder_id, name))
        setattr(row, OWN[name], value)

    def reach(self, holder_id: int, values: Mapping[str, Value]) -> None:
        """Whom to speak to: added where nobody of that name is known, completed where something was missing."""
        said = {name: str(values[name]) for name in _REACHED_BY if values.get(name)}
        if not said:
            return
        name = said.get("contact") or said.get("email") or said["phone"]
        known = self._contacts.setdefault(holder_id, [])
        row = next((each for each in known if folded(each.name) == folded(name)), None)
        if row is None:
            row = Contact(id=self._pending.key(), holder_id=holder_id, name=name, role=None, phone=None, email=None)
            known.append(row)
            self._pending.unit.session.add(row)
        row.phone = said.get("phone") or row.phone
        row.email = said.get("email") or row.email

    def _fill(self, row: Holder, name: str, value: str, at: At) -> None:
        column = OWN[name]
        known = getattr(row, column)
        if known is None:
            setattr(row, column, value)
            if name == "siret":
                self._by_siret[value] = row
            if name == "holder_kind" and row.id in self._of_no_kind:
                row.nature = nature_of(value, row.name)
        elif folded(known) != folded(value) and name != "commune":
            self._pending.say("holder_says_otherwise", at, f"{row.name}, {value}")

    def _made(self, values: Mapping[str, Value]) -> Holder | None:
        """The holder that a row above made: the same SIRET, or the same name with nothing that contradicts it."""
        siret = values.get("siret")
        found = self._by_siret.get(str(siret)) if siret else None
        if found is not None:
            return found
        alike = self._by_name.get(_name_key(values), [])
        return next((each for each in alike if not _contradicts(each, values)), None)

    def _make(self, values: Mapping[str, Value], at: At) -> Holder:
        name = str(values["holder_name"])
        row = Holder(id=self._pending.key(), name=name)
        for column in OWN.values():
            setattr(row, column, None)
        row.nature = str(values.get("holder_nature") or nature_of(_text(values.get("holder_kind")), name))
        if not values.keys() & {"holder_nature", "holder_kind"}:
            self._of_no_kind.add(row.id)
        self._pending.unit.session.add(row)
        self._known[row.id] = row
        self._by_name.setdefault(_name_key(values), []).append(row)
        if values.get("siret"):
            self._by_siret[str(values["siret"])] = row
        self._pending.holders.append(name)
        self._pending.say("nature_supposed", at, f"{name}, {codes.word('nature', row.nature)}")
        return row


def _text(value: Value | None) -> str | None:
    return value if isinstance(value, str) else None


def _name_key(values: Mapping[str, Value]) -> tuple[str, ...]:
    return holder_key(str(values["holder_name"]), _text(values.get("holder_kind")))


def _contradicts(row: Holder, values: Mapping[str, Value]) -> bool:
    """True where a row says another SIRET or another commune than a holder of the same name."""
    pairs = ((row.siret, values.get("siret")), (row.commune, values.get("commune")))
    return any(known is not None and said is not None and folded(known) != folded(str(said)) for known, said in pairs)


def _read(pending: Pending, table, column, keys: Sequence[int]) -> Iterable:  # type: ignore[no-untyped-def, type-arg]  # noqa: ANN001 - a mapped class and its column
    for start in range(0, len(keys), _AT_ONCE):
        yield from pending.unit.session.scalars(select(table).where(column.in_(keys[start : start + _AT_ONCE])))
