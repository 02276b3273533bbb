"""What follows from the answers, in words: one part per subject, said as one would on the telephone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from leaderdesk.domain.dossiers import COST_KINDS
from leaderdesk.domain.eligibility.results import Result
from leaderdesk.domain.orientations.answers import Orientation
from leaderdesk.domain.steps import Step
from leaderdesk.words import codes, eligibility, orientations
from leaderdesk.words.explanations import explain
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import spaced

_SCENARIO = "cashflow.scenario."
_LOOKS = {"yes": "success", "perhaps": "warning", "no": "error"}


@dataclass(frozen=True, slots=True)
class Part:
    """A subject with its lines."""

    name: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The answer in one sentence, with its look, and all that goes with it."""

    look: str
    sentence: str
    parts: tuple[Part, ...]


class Reporting(QObject):
    """Makes the report of an orientation; called on the base's thread."""

    def report(self, orientation: Orientation) -> Report:
        """All there is to say."""
        parts = [part for part in self._parts(orientation) if part.lines]
        return Report(_LOOKS[orientation.fits], spaced(orientations.fits(orientation.fits)), tuple(parts))

    def titles(self) -> dict[str, str]:
        """Every part in the order they are read."""
        return {
            "missing": self.tr("À demander encore"),
            "reasons": self.tr("Pourquoi"),
            "fiches": self.tr("Fiches-actions qui en parlent"),
            "costs": self.tr("Ce qui est finançable"),
            "plan": self.tr("Premier plan de financement"),
            "checks": self.tr("Première vérification"),
            "cash": self.tr("Première trésorerie"),
            "funds": self.tr("Autres aides à voir"),
        }

    def _parts(self, orientation: Orientation) -> Iterator[Part]:
        lines = {
            "missing": [orientations.missing(name) for name in orientation.missing],
            "reasons": [orientations.say_reason(reason) for reason in orientation.reasons],
            "fiches": [self._fiche(fit.code, fit.title, fit.words) for fit in orientation.fiches],
            "costs": [orientations.say_cost(cost) for cost in orientation.costs],
            "plan": self._explained(orientation.plan_steps),
            "checks": [*self._checks(orientation.results), *map(spaced, orientation.questions)],
            "cash": self._explained(_likely(orientation.cash_steps)),
            "funds": [
                spaced(". ".join(each.rstrip(".") for each in (fund.name, fund.about, fund.contact) if each) + ".")
                for fund in orientation.other_funds
            ],
        }
        for name, title in self.titles().items():
            yield Part(name, title, tuple(lines[name]))

    def _fiche(self, code: str, title: str, words: Sequence[str]) -> str:
        return self.tr("{} {} (mots communs\u00a0: {})").format(code, title, ", ".join(words))

    def _checks(self, results: Sequence[Result]) -> Iterator[str]:
        for result in results:
            head = f"{capital(eligibility.item(result.item))}, {eligibility.outcome(result.outcome)}"
            looks = [replace(look, step=self._named(look.step)) for look in result.looks]
            said = " ".join(eligibility.say(look) for look in looks if look.outcome == result.outcome)
            yield spaced(f"{head} : {said}" if said else f"{head}.")

    def _explained(self, steps: Sequence[Step]) -> list[str]:
        return list(explain([self._named(step) for step in steps]))

    def _named(self, step: Step) -> Step:
        """What has no name yet is called by what it is: nobody has said more on the telephone."""
        data = dict(step.data)
        if data.get("label") in COST_KINDS:
            data["label"] = codes.word("kind", str(data["label"]))
        elif "label" in data and not data["label"]:
            data["label"] = self.tr("solde")
        if "funder" in data:
            known = {"public": self.tr("cofinanceurs publics"), "private": self.tr("financeurs privés")}
            data["funder"] = known.get(str(data["funder"]), self.tr("cofinanceurs"))
        return Step(step.code, data)


def _likely(steps: Sequence[Step]) -> list[Step]:
    """Of the three outlooks, the likely one."""
    kept, is_kept = [], True
    for step in steps:
        if step.code.startswith(_SCENARIO):
            is_kept = step.code == f"{_SCENARIO}likely"
        if is_kept:
            kept.append(step)
    return kept
