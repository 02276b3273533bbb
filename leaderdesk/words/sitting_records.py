"""The record of a sitting in French: its digest read aloud, its results computed again, a project's passages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from leaderdesk.domain.sheets.sittings.passages import Passage
from leaderdesk.domain.sittings.recounts import Recounted, Result
from leaderdesk.words import formats
from leaderdesk.words.numbers import decimal
from leaderdesk.words.phrases import money, spaced
from leaderdesk.words.sitting_decisions import say_reservation
from leaderdesk.words.sitting_follow import OUTCOMES
from leaderdesk.words.sitting_minutes import RESULTS, VERDICTS

_GROUP = 4
_LINE = 4
_LABELS: dict[Result, str] = {
    "digest": "Empreinte du document",
    "deeds": "Gestes rejoués dans l’ordre",
    "presence": "Présences, de moment en moment",
    "score": "Notes : {title}",
    "vote": "Vote : {title}",
    "decision": "Décision : {title}",
    "pot": "Enveloppe {title} : reste",
}


def grouped(digest: str) -> list[str]:
    """A digest to be read aloud: groups of four signs, four groups a line."""
    groups = [digest[place : place + _GROUP] for place in range(0, len(digest), _GROUP)]
    return [" ".join(groups[place : place + _LINE]) for place in range(0, len(groups), _LINE)]


def say_recounted(each: Recounted) -> tuple[str, str]:
    """One result computed again: what it is, and what it came to."""
    return spaced(_LABELS[each.code].format(title=each.title)), spaced(_FOUND[each.code](each.found))


def say_passage(passage: Passage) -> str:
    """What a sitting made of a project: the decision, its amount, its reason."""
    decision = passage.decision
    if decision is None:
        if passage.phase == "preparation":
            return "à l’ordre du jour"
        return "sans décision" if passage.is_examined else "non examiné"
    said = OUTCOMES[decision.outcome]
    if decision.amount is not None:
        said = f"{said}, {money(decision.amount)}"
    return spaced(f"{said} : {decision.reason}") if decision.reason else said


def say_whole_passage(passage: Passage) -> str:
    """The same in full, with the reservations to follow."""
    said = [f"{passage.title} : {say_passage(passage).rstrip('.')}."]
    if passage.decision is not None:
        said += [f"Réserve : {say_reservation(each)}." for each in passage.decision.reservations]
    return spaced(" ".join(said))


def say_passage_vote(passage: Passage) -> str:
    """The last vote on it, with its totals."""
    if passage.vote is None:
        return ""
    outcome = passage.vote.outcome
    totals = outcome.totals
    told = f"{totals.in_favour} pour, {totals.against} contre, {totals.abstentions} abst."
    return spaced(f"{RESULTS[outcome.result]} : {told}")


def say_passage_total(passage: Passage) -> str:
    """Its note, out of how much."""
    if passage.total is None or passage.maximum is None:
        return ""
    return f"{decimal(passage.total)} sur {decimal(passage.maximum)}"


def _score(found: Mapping[str, Any]) -> str:
    if not found or found["total"] is None:
        return "sans note"
    sheets = formats.counted(len(found["counted"]), "fiche", "fiches")
    return f"{decimal(Fraction(found['total']))}, {sheets}, {VERDICTS[found['verdict']]}"


def _vote(found: Mapping[str, Any]) -> str:
    told = f"{found['for']} pour, {found['against']} contre, {found['abstentions']} abst."
    return f"{told}, {RESULTS[found['result']]}"


def _decision(found: Mapping[str, Any]) -> str:
    told = OUTCOMES.get(found["outcome"] or "", formats.MISSING)
    return told if found["amount"] is None else f"{told}, {money(found['amount'])}"


_FOUND: dict[Result, Callable[[Mapping[str, Any]], str]] = {
    "digest": lambda found: f"{found['digest'][:8]}…",
    "deeds": lambda found: formats.number(found["count"]),
    "presence": lambda found: formats.counted(found["count"], "moment", "moments"),
    "score": _score,
    "vote": _vote,
    "decision": _decision,
    "pot": lambda found: money(found["left"]),
}
