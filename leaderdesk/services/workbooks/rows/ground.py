"""What the base has that the rows of a workbook stand on: fiches with their rules, funds, funders, people, numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

from sqlalchemy import select

from leaderdesk.domain.costs.eligible import judge_costs
from leaderdesk.domain.costs.lines import CostLine as JudgedLine
from leaderdesk.domain.costs.lines import Known, Price
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.exact import CENT
from leaderdesk.domain.sheets.amounts import cents
from leaderdesk.domain.sheets.settings import cost_rules_of, share_or_one
from leaderdesk.domain.text import folded
from leaderdesk.domain.typed.numberings import USUAL_NUMBERING, numbering_of
from leaderdesk.services.numbers import PATTERN_SETTING
from leaderdesk.store.queries.settings import kept_settings
from leaderdesk.store.schema import Call, Dossier, Envelope, Fiche, FicheRules, Fund, Funder, Person
from leaderdesk.store.unit import Unit

OTHER_KIND = "other"
_USUAL_FUND = "feader"
_PROBE = 1_234_567


class Ground:
    """Read once; what a workbook adds is added to it, so that the rows below stand on it too."""

    def __init__(self, unit: Unit) -> None:
        session, settings = unit.session, kept_settings(unit.session)
        self.fiches = {code: key for key, code in session.execute(select(Fiche.id, Fiche.code))}
        self.people = _named(unit, Person.id, Person.name, Person.binned_on)
        self.calls = _named(unit, Call.id, Call.title, Call.binned_on)
        query = select(Funder.id, Funder.name, Funder.is_public).where(Funder.binned_on.is_(None)).order_by(Funder.id)
        self.funders = {folded(name): (key, is_public) for key, name, is_public in session.execute(query)}
        self._rules = _rules(unit)
        self._funds = {key: folded(code) for key, code in session.execute(select(Fund.id, Fund.code))}
        self._funds_of: dict[int, list[int]] = {}
        for fiche, fund in session.execute(select(Envelope.fiche_id, Envelope.fund_id)):
            self._funds_of.setdefault(fiche, []).append(fund)
        self._cost_rules, _ = cost_rules_of(settings)
        self._numbering = numbering_of(settings.get(PATTERN_SETTING, USUAL_NUMBERING))
        self._numbers = set(session.scalars(select(Dossier.number)))
        self._ranks: dict[int, int] = {}
        self._is_whole: dict[Fraction, bool] = {}

    def fund_of(self, fiche_id: int | None) -> int | None:
        """The fund of an amount: the only one of the base, else its FEADER, else the only one of the fiche-action."""
        if len(self._funds) == 1:
            return next(iter(self._funds))
        named = [key for key, code in self._funds.items() if code == _USUAL_FUND]
        found = named if len(named) == 1 else self._funds_of.get(fiche_id or 0, [])
        return found[0] if len(found) == 1 else None

    def rules_on(self, fiche_id: int | None, day: date) -> int | None:
        """The last version of the rules begun by a day; the first one where none has begun yet."""
        rows = self._rules.get(fiche_id or 0, [])
        begun = [row for row in rows if row[0] <= day]
        if begun:
            return max(begun)[2]
        return min(rows, key=lambda row: row[1])[2] if rows else None

    def next_number(self, year: int) -> str:
        """The number after the highest of the year, those given since included."""
        before, after = self._numbering.around(year)
        if year not in self._ranks:
            shape = re.compile(rf"{re.escape(before)}(\d+){re.escape(after)}")
            ranks = [int(matched[1]) for number in self._numbers if (matched := shape.fullmatch(number))]
            self._ranks[year] = max(ranks, default=0)
        while True:
            self._ranks[year] += 1
            number = self._numbering.number(year, self._ranks[year])
            if number not in self._numbers:
                self._numbers.add(number)
                return number

    def take_number(self, number: str) -> bool:
        """Give a number to a dossier; false where another has it."""
        if number in self._numbers:
            return False
        self._numbers.add(number)
        return True

    def eligible_by_rule(self, amount: int, inside_share: Fraction | None) -> int:
        """What the rules let count of an expense of which only the amount is known."""
        share = share_or_one(inside_share)
        rules = replace(self._cost_rules, inside_share=share)
        if share not in self._is_whole:
            # Nothing else of such a line can be cut: what counts whole once always does.
            self._is_whole[share] = _eligible(rules, _PROBE) == _PROBE
        return amount if self._is_whole[share] else _eligible(rules, amount)


def _eligible(rules: CostRules, amount: int) -> int:
    line = JudgedLine(key="1", label="", kind=OTHER_KIND, measure=Known(Price(amount * CENT)))
    return cents(judge_costs([line], rules).eligible)


def _rules(unit: Unit) -> dict[int, list[tuple[date, int, int]]]:
    found: dict[int, list[tuple[date, int, int]]] = {}
    query = select(FicheRules.fiche_id, FicheRules.holds_from, FicheRules.version, FicheRules.id)
    for fiche, since, version, key in unit.session.execute(query):
        found.setdefault(fiche, []).append((since, version, key))
    return found


def _named(unit: Unit, key, name, binned_on) -> dict[str, int]:  # type: ignore[no-untyped-def]  # noqa: ANN001 - columns
    """The keys of records by their folded names; one of which two bear the same name is named by nobody."""
    found: dict[str, int] = {}
    twice = set()
    for each, words in unit.session.execute(select(key, name).where(binned_on.is_(None))):
        if folded(words) in found:
            twice.add(folded(words))
        found[folded(words)] = each
    return {words: each for words, each in found.items() if words not in twice}
