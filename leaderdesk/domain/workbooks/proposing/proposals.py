"""Rows held against what a base already says: what each would make, change or leave, and what has to be asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.choosing import WRITTEN
from leaderdesk.domain.workbooks.known import Known
from leaderdesk.domain.workbooks.proposing.checks import check_row
from leaderdesk.domain.workbooks.proposing.comparing import OF_HOLDER, REACHED_BY, Comparison, bare
from leaderdesk.domain.workbooks.proposing.funders import Funders
from leaderdesk.domain.workbooks.proposing.present import Present, PresentDossier
from leaderdesk.domain.workbooks.proposing.seeking import (
    NOT_FOUND,
    UNLIKE,
    DossierIndex,
    HolderIndex,
    Sought,
    dossier_candidate,
    holder_key,
    number_key,
)
from leaderdesk.domain.workbooks.proposing.supposing import Supposing
from leaderdesk.domain.workbooks.verdicts import Candidate, Problem, Proposal, ReadRow, RowChoice, Value

NO_FUNDERS = Funders()
_NO_CHOICE = RowChoice()
# Which dossier or holder a row speaks of is never settled by taking it: one of them has to be chosen.
_TO_CHOOSE = frozenset({"number_known_elsewhere", "dossier_unsure", "holder_unsure", "dossier_binned"})
_At = tuple[str, int]


class Proposals:
    """What would be done with each row of a workbook."""

    def __init__(
        self,
        present: Present,
        choices: Mapping[_At, RowChoice],
        rows: Iterable[ReadRow],
        today: date,
        funders: Funders = NO_FUNDERS,
    ) -> None:
        self._choices = choices
        self._today = today
        self._funders = funders
        self._span = present.span
        self._headings = present.headings
        self._told: set[tuple[str, str]] = set()
        self._names = {name: frozenset(map(folded, known)) for name, known in _named(present.known).items()}
        self._holders = HolderIndex(present.holders)
        self._dossiers = DossierIndex(present.dossiers)
        rows = list(rows)
        # A holder is made once for all the rows that name it: the first that says its kind says it for all.
        self._kinds = {_holder_named(each): _said(each, "holder_kind") for each in reversed(rows) if _has_kind(each)}
        self._twice = self._told_twice(rows)
        self._unsettled = self._told_otherwise(rows)

    def propose(self, read: ReadRow) -> Proposal:
        """What would be done with one of them."""
        choice = self._choices.get((read.sheet, read.row), _NO_CHOICE)
        read, asked = self._funders.settle(read)
        problems = [*read.problems, *asked, *check_row(read, self._span), *self._unknown(read)]
        holder = self._holder(read, choice)
        dossier, dossiers, asked = self._dossier(read, choice, holder)
        problems += asked
        if dossier is None and not dossiers:
            problems += _lacks(read, holder, choice)
        if holder.others and dossier is None:
            problems.append(
                Problem("holder_name", "holder_unsure", _said(read, "holder_name"), read.row, weight="doubt")
            )
        problems += self._twice.get((read.sheet, read.row), ())
        found = holder.found
        if dossier is None:
            made = Proposal(read, "new", None, found, (), dossiers, holder.others)
            return self._proposal(choice, problems, made, None)
        if found is None and not holder.others and choice.holder is None:
            found = self._candidate_of(dossier.holder)
        key = found.key if found else dossier.holder
        unsettled = frozenset(self._unsettled.get(key, ()))
        compared = Comparison(read, dossier, self._holders.by_key.get(key), self._headings, unsettled)
        compared.choose(choice, self._holders.by_key.get(found.key) if found else None)
        problems += compared.problems
        usual = "changed" if compared.changes else "same"
        candidate = dossier_candidate(dossier, self._why(read, choice, dossier))
        made = Proposal(read, usual, candidate, found, tuple(compared.changes), dossiers, holder.others)
        return self._proposal(choice, problems, made, dossier)

    def _unknown(self, read: ReadRow) -> Iterator[Problem]:
        """Who follows a dossier and its call are not made from a name: one nobody knows is noted, and told once."""
        for name, known in self._names.items():
            value = read.values.get(name)
            if isinstance(value, str) and (name, folded(value)) not in self._told and folded(value) not in known:
                self._told.add((name, folded(value)))
                yield Problem(name, f"{name}_unknown", value, read.row, weight="remark")

    def _proposal(
        self, choice: RowChoice, problems: Sequence[Problem], made: Proposal, dossier: PresentDossier | None
    ) -> Proposal:
        """The verdict is the worst of the problems; a row taken as it is leaves its doubtful cells aside."""
        if choice.is_taken:
            problems = [
                replace(each, weight="remark") if each.weight == "doubt" and each.code not in _TO_CHOOSE else each
                for each in problems
            ]
        made = replace(made, verdict=verdict_of(problems, made.verdict), problems=tuple(problems))
        if made.verdict not in WRITTEN:
            return made
        holder = self._holders.by_key.get(made.holder.key) if made.holder is not None else None
        kind = self._kinds.get(_holder_named(made.read), "") if holder is None else ""
        supposing = Supposing(made, dossier, holder, self._funders, self._today, kind)
        return replace(made, supposed=tuple(supposing.told()))

    def _holder(self, read: ReadRow, choice: RowChoice) -> Sought:
        if choice.holder is not None:
            return Sought(self._candidate_of(choice.holder)) if choice.holder else NOT_FOUND
        name, siret, kind, commune = map(read.values.get, ("holder_name", "siret", "holder_kind", "commune"))
        if name is None and siret is None:
            return NOT_FOUND
        return self._holders.find(str(name or ""), _text(siret), _text(kind), _text(commune))

    def _candidate_of(self, key: int) -> Candidate | None:
        holder = self._holders.by_key.get(key)
        return None if holder is None else Candidate(holder.key, holder.name, "dossier")

    def _dossier(
        self, read: ReadRow, choice: RowChoice, holder: Sought
    ) -> tuple[PresentDossier | None, tuple[Candidate, ...], list[Problem]]:
        """The dossier a row speaks of, or those it may speak of with what has to be asked."""
        if choice.dossier is not None:
            return self._dossiers.by_key.get(choice.dossier), (), []
        number = read.values.get("number")
        numbered = self._dossiers.numbered(str(number)) if number is not None else []
        if len(numbered) == 1:
            return self._numbered(read, numbered[0], holder)
        if numbered:
            return self._asked(read, "number", "number_known_elsewhere", numbered, "number")
        return self._unnumbered(read, holder, has_number=number is not None)

    def _numbered(
        self, read: ReadRow, dossier: PresentDossier, holder: Sought
    ) -> tuple[PresentDossier | None, tuple[Candidate, ...], list[Problem]]:
        if dossier.is_binned:
            return self._asked(read, "number", "dossier_binned", [dossier], "number")
        title = read.values.get("title")
        is_unlike = title is not None and self._dossiers.likeness.of_titles(str(title), dossier.title) < UNLIKE
        if is_unlike or self._is_of_another(read, dossier, holder):
            return self._asked(read, "number", "number_known_elsewhere", [dossier], "number")
        return dossier, (), []

    def _is_of_another(self, read: ReadRow, dossier: PresentDossier, holder: Sought) -> bool:
        """True where a row gives a dossier to another holder than the base does."""
        name, ours = read.values.get("holder_name"), self._holders.by_key.get(dossier.holder)
        if ours is None or (name is None and holder.found is None):
            return False
        if holder.found is not None:
            return holder.found.key != ours.key
        if any(each.key == ours.key for each in holder.others):
            return False
        return self._holders.alike(str(name), ours.name) < UNLIKE

    def _unnumbered(
        self, read: ReadRow, holder: Sought, *, has_number: bool
    ) -> tuple[PresentDossier | None, tuple[Candidate, ...], list[Problem]]:
        title = read.values.get("title")
        if title is None:
            return None, (), []
        keys = [each.key for each in (*((holder.found,) if holder.found else ()), *holder.others)]
        alike = [each for key in keys for each in self._dossiers.of_holder(key, str(title))]
        same = [each for _, each in alike if folded(each.title) == folded(str(title)) and not each.is_binned]
        if len(same) == 1 and holder.found is not None and not has_number:
            return same[0], (), []
        if alike:
            return self._asked(read, "title", "dossier_unsure", [each for _, each in alike], "likeness")
        if not keys and "holder_name" not in read.values and not has_number:
            return self._asked(read, "title", "dossier_unsure", self._dossiers.titled(str(title)), "likeness")
        return None, (), []

    @staticmethod
    def _asked(
        read: ReadRow, name: str, code: str, dossiers: Sequence[PresentDossier], why: str
    ) -> tuple[None, tuple[Candidate, ...], list[Problem]]:
        if not dossiers:
            return None, (), []
        candidates = tuple(dossier_candidate(each, why) for each in dossiers)
        return None, candidates, [Problem(name, code, _said(read, name), read.row, weight="doubt")]

    @staticmethod
    def _why(read: ReadRow, choice: RowChoice, dossier: PresentDossier) -> str:
        if choice.dossier is not None:
            return "chosen"
        number = read.values.get("number")
        is_number = number is not None and number_key(str(number)) == number_key(dossier.number)
        return "number" if is_number else "title"

    def _told_otherwise(self, rows: Sequence[ReadRow]) -> dict[int, set[str]]:
        """The fields of each holder of the base that rows of the workbook tell in several ways."""
        told: dict[tuple[int, str, str], str] = {}
        found: dict[int, set[str]] = defaultdict(set)
        for read in rows:
            holder = self._holder(read, self._choices.get((read.sheet, read.row), _NO_CHOICE)).found
            if holder is None:
                continue
            contact = bare(str(read.values.get("contact", "")))
            for name in read.values.keys() & (OF_HOLDER | REACHED_BY - {"contact"}):
                about = contact if name in REACHED_BY else ""
                said = bare(str(read.values[name]))
                if told.setdefault((holder.key, name, about), said) != said:
                    found[holder.key].add(name)
        return found

    def _told_twice(self, rows: Iterable[ReadRow]) -> dict[_At, list[Problem]]:
        """The rows that seem to speak of one dossier: each is asked, but for the only one that was taken."""
        together: dict[tuple[str, ...], list[ReadRow]] = defaultdict(list)
        for read in rows:
            key = _key_of(read)
            if key and self._choices.get((read.sheet, read.row), _NO_CHOICE).is_taken is not False:
                together[key].append(read)
        found: dict[_At, list[Problem]] = {}
        for group in together.values():
            chosen = [each for each in group if self._choices.get((each.sheet, each.row), _NO_CHOICE).is_taken]
            for read in group if len(group) > 1 else ():
                if chosen != [read]:
                    found[read.sheet, read.row] = [_twice(read, group)]
        return found


def verdict_of(problems: Iterable[Problem], usual: str) -> str:
    """The worst of the problems, or what the row would do."""
    weights = {each.weight for each in problems}
    return "error" if "error" in weights else "doubt" if "doubt" in weights else usual


def _named(known: Known) -> dict[str, tuple[str, ...]]:
    return {"person": known.people, "call": known.calls}


def _lacks(read: ReadRow, holder: Sought, choice: RowChoice) -> list[Problem]:
    """What a dossier cannot be made without."""
    lacks = []
    if "title" not in read.values:
        lacks.append(Problem("title", "missing_title", "", read.row))
    has_holder = "holder_name" in read.values or holder.found is not None or bool(choice.holder)
    if not has_holder:
        lacks.append(Problem("holder_name", "missing_holder", "", read.row))
    # A cell that could not be read is told already.
    told = {each.field for each in read.problems if each.weight != "remark"}
    return [each for each in lacks if each.field not in told]


def _key_of(read: ReadRow) -> tuple[str, ...]:
    number, title, name = (read.values.get(each) for each in ("number", "title", "holder_name"))
    if number is not None:
        return ("number", number_key(str(number)))
    if title is None or name is None:
        return ()
    return ("title", folded(str(title)), *holder_key(str(name)))


def _twice(read: ReadRow, group: Sequence[ReadRow]) -> Problem:
    others = [f"{each.sheet}:{each.row}" for each in group if each is not read]
    name = "number" if "number" in read.values else "title"
    data = (("rows", ", ".join(others)),)
    return Problem(name, "duplicate_in_file", _said(read, name), read.row, weight="doubt", data=data)


def _has_kind(read: ReadRow) -> bool:
    return "holder_kind" in read.values and "holder_name" in read.values


def _holder_named(read: ReadRow) -> tuple[str, ...]:
    return holder_key(_said(read, "holder_name"))[1:]


def _text(value: Value | None) -> str | None:
    return value if isinstance(value, str) else None


def _said(read: ReadRow, name: str) -> str:
    value = read.values.get(name)
    return value if isinstance(value, str) else ""
