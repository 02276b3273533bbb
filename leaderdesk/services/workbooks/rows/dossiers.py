"""The dossier of each row: made or changed, with its holder, its states, its costs, its plan and its notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from leaderdesk.domain.text import composed, folded
from leaderdesk.domain.workbooks.taking.noting import is_noted, note_text, value_text
from leaderdesk.domain.workbooks.taking.reports import WrittenRow
from leaderdesk.domain.workbooks.verdicts import Proposal, Value
from leaderdesk.services.workbooks.rows.claims import write_claim
from leaderdesk.services.workbooks.rows.costs import write_costs
from leaderdesk.services.workbooks.rows.ground import Ground
from leaderdesk.services.workbooks.rows.holders import OWN as OF_HOLDER
from leaderdesk.services.workbooks.rows.holders import HolderRows
from leaderdesk.services.workbooks.rows.pending import At, Pending, fresh
from leaderdesk.services.workbooks.rows.plans import PlanRows
from leaderdesk.services.workbooks.rows.standing import Standing
from leaderdesk.services.workbooks.rows.states import write_amounts, write_days, write_states
from leaderdesk.store.schema import Dossier, Note
from leaderdesk.words import workbooks as words
from leaderdesk.words.formats import capital

# The column of a dossier that each field of text is.
_OWN = {name: name for name in ("title", "summary", "theme", "partners", "next_step")} | {"commune": "communes"}
_NAMED = {"person": "person_id", "call": "call_id"}
_REACHED_BY = frozenset({"contact", "phone", "email"})


class DossierRows:
    """Writes the rows of one workbook, one dossier each."""

    def __init__(self, ground: Ground, holders: HolderRows, pending: Pending) -> None:
        self._ground = ground
        self._holders = holders
        self._pending = pending

    def make(self, proposal: Proposal, at: At) -> WrittenRow:
        """A new dossier with all that its row says."""
        values = proposal.read.values
        row = fresh(
            Dossier,
            id=self._pending.key(),
            number=self._number(values, at),
            title="",
            holder_id=self._holders.of(proposal, at),
        )
        standing = Standing(row, is_new=True)
        self._write(standing, values, proposal, at)
        self._pending.add(row)
        return WrittenRow(at.sheet, at.row, "new", row.number)

    def change(self, standing: Standing, proposal: Proposal, at: At) -> WrittenRow:
        """A dossier of the base with the fields that would be others, and no field more."""
        wanted = {change.field: change.new for change in proposal.changes}
        row = standing.dossier
        if "number" in wanted:
            row.number = composed(str(wanted["number"]))
        if "holder_name" in wanted:
            row.holder_id = self._holders.of(proposal, at)
        else:
            for name in wanted.keys() & OF_HOLDER.keys() - {"commune"}:
                self._holders.correct(row.holder_id, name, str(wanted[name]), at)
            if wanted.keys() & _REACHED_BY:
                self._holders.reach(row.holder_id, proposal.read.values)
        self._write(standing, wanted, proposal, at)
        return WrittenRow(at.sheet, at.row, "changed", row.number, tuple(sorted(wanted)))

    def _write(self, standing: Standing, wanted: Mapping[str, Value], proposal: Proposal, at: At) -> None:
        row, said = standing.dossier, proposal.read.values
        for name, column in _OWN.items():
            if name in wanted:
                setattr(row, column, str(wanted[name]))
        noted = self._write_named(row, wanted)
        write_days(standing, wanted)
        self._write_fiche(row, wanted, said)
        write_states(standing, wanted, said, self._pending, at)
        write_costs(
            standing, _whole(wanted, "total_cost"), _whole(wanted, "eligible_cost"), self._ground, self._pending, at
        )
        plan = PlanRows(standing, self._ground, self._pending, at)
        noted += [(_headed(name), text) for name, text in plan.write(wanted, said)]
        claimed = write_claim(standing, wanted, said, self._pending)
        # What a claim took, stages say by it.
        left = {name: value for name, value in wanted.items() if name not in claimed}
        told = {name: value for name, value in said.items() if name not in claimed}
        write_amounts(standing, left, told, self._ground, self._pending, at)
        noted += _unwritten(left, said)
        self._note(standing, [*noted, *_notes(wanted, proposal)], at)

    def _number(self, values: Mapping[str, Value], at: At) -> str:
        if values.get("number"):
            return composed(str(values["number"]))
        received = values.get("date_received")
        number = self._ground.next_number((received if isinstance(received, date) else self._pending.today).year)
        self._pending.say("number_given", at, number)
        return number

    def _write_named(self, row: Dossier, wanted: Mapping[str, Value]) -> list[tuple[str, str]]:
        """Who follows the dossier and its call, where the base knows that name; else it is noted."""
        noted = []
        for name, column in _NAMED.items():
            if name in wanted:
                known = self._ground.people if name == "person" else self._ground.calls
                key = known.get(folded(str(wanted[name])))
                if key is None:
                    noted.append((_headed(name), str(wanted[name])))
                else:
                    setattr(row, column, key)
        return noted

    def _write_fiche(self, row: Dossier, wanted: Mapping[str, Value], said: Mapping[str, Value]) -> None:
        """Another fiche-action has other rules, checks and grid: the old ones judged another thing."""
        if "fiche_action" not in wanted:
            return
        key = self._ground.fiches.get(str(wanted["fiche_action"]))
        if key is None or key == row.fiche_id:
            return
        received = said.get("date_received")
        day = received if isinstance(received, date) else row.received_on or self._pending.today
        row.fiche_id, row.rules_id = key, self._ground.rules_on(key, day)
        row.checklist_id = row.grid_version_id = None

    def _note(self, standing: Standing, items: Sequence[tuple[str, str]], at: At) -> None:
        unknown = [each for each in items if not is_noted(standing.notes, *each)]
        if unknown:
            row = fresh(
                Note,
                id=self._pending.key(),
                dossier_id=standing.dossier.id,
                written_on=self._pending.today,
                author=self._pending.author,
                text=note_text(unknown, at.words),
            )
            self._pending.add(row)


def _whole(values: Mapping[str, Value], name: str) -> int | None:
    value = values.get(name)
    return value if isinstance(value, int) else None


def _unwritten(wanted: Mapping[str, Value], said: Mapping[str, Value]) -> list[tuple[str, str]]:
    """What no record holds alone: a rate without its amount, the day of a payment or of a claim without any."""
    alone = (("feader_rate", "feader"), ("date_paid", "paid"), ("date_claimed", ""))
    return [(_headed(name), value_text(wanted[name])) for name, other in alone if name in wanted and other not in said]


def _notes(wanted: Mapping[str, Value], proposal: Proposal) -> list[tuple[str, str]]:
    own = [(_headed("notes"), str(wanted["notes"]))] if wanted.get("notes") else []
    return [*own, *proposal.read.notes]


def _headed(name: str) -> str:
    """A field as the heading of what is noted."""
    words_of = words.field(name)
    return capital(words_of)
