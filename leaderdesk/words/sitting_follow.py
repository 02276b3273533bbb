"""Around a sitting in French: what decisions leave to do, why a dossier is not moved, what a rehearsal is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderdesk.domain.sheets.sittings.batches import Batch, ConditionPlan, MovePlan, RankPlan
from leaderdesk.words import formats
from leaderdesk.words.lives import requirement
from leaderdesk.words.phrases import money, spaced
from leaderdesk.words.statuses import status_or_code
from leaderdesk.words.waiting import say_rank_plan

OUTCOMES: Mapping[str, str] = {
    "favourable": "favorable",
    "reservations": "favorable avec réserves",
    "postponed": "ajourné",
    "refused": "défavorable",
    "waiting": "liste d’attente",
}
NOT_MOVED: Mapping[str, str] = {
    "already_there": "déjà dans cet état",
    "no_such_move": "cet état n’est pas accessible depuis l’état actuel : changez-le dans le dossier",
    "moved_since": "l’état du dossier a changé après la séance : changez-le dans le dossier",
}


def letter_to_prepare(outcome: str, reason: str = "") -> str:
    """What is asked of the team after the sitting, for one holder."""
    text = f"Lettre de décision à préparer : {OUTCOMES[outcome]}."
    return spaced(f"{text} Motif : {reason}" if reason else text)


def reason_of(reason: str, criteria: Sequence[str]) -> str:
    """A reason with the criteria that it is tied to."""
    tied = f"Critères : {', '.join(criteria)}." if criteria else ""
    return spaced(" ".join(part for part in (reason.strip(), tied) if part))


def say_move(move: MovePlan) -> str:
    """From one state to another, or why the dossier stays where it is."""
    start = status_or_code(move.start)
    if move.end is not None:
        return f"{start} → {status_or_code(move.end)}"
    return spaced(f"{start}, inchangé : {NOT_MOVED[move.why_not]}" if move.why_not else start)


def say_condition(condition: ConditionPlan) -> str:
    """A reservation to follow, for when, and by whom."""
    until = f"pour le {formats.day(condition.due_on)}" if condition.due_on is not None else "sans échéance"
    owner = f"suivie par {condition.owner}" if condition.owner else "sans responsable"
    return f"{condition.text.rstrip('. ')} ({until}, {owner})"


def say_follow(batch: Batch) -> list[str]:
    """All that a batch does, for one point or more, one sentence each."""
    said = [f"État : {say_move(move)}." for move in batch.moves]
    said += [
        f"Manque au dossier, sans bloquer : {', '.join(requirement(code) for code in move.lacks)}."
        for move in batch.moves
        if move.end is not None and move.lacks
    ]
    said += [f"Montant voté : {money(amount.amount)}." for amount in batch.amounts]
    said += [f"Réserve à suivre : {say_condition(condition)}." for condition in batch.conditions]
    said += [f"{say_rank_plan(each.rank, _points(each))}." for each in batch.ranks]
    said += [f"{letter.holder} : {letter.text}" for letter in batch.letters]
    return [spaced(each) for each in said]


def _points(plan: RankPlan) -> str:
    return f"par la note : {formats.quantity(plan.noted.points)} sur {formats.quantity(plan.noted.maximum)}"


def say_batch(batch: Batch) -> str:
    """How much a batch does, in one line."""
    counts = (
        (sum(1 for move in batch.moves if move.end is not None), "changement d’état", "changements d’état"),
        (len(batch.amounts), "montant voté", "montants votés"),
        (len(batch.conditions), "réserve à suivre", "réserves à suivre"),
        (len(batch.ranks), "rang sur la liste d’attente", "rangs sur la liste d’attente"),
        (len(batch.letters), "lettre à préparer", "lettres à préparer"),
    )
    return ", ".join(formats.counted(*each) for each in counts if each[0])


def rehearsal_of(title: str) -> str:
    """A title that nobody takes for the real thing."""
    return f"RÉPÉTITION – {title}"


def is_rehearsal(title: str) -> bool:
    """Whether a title says that it is only played."""
    return title.startswith(rehearsal_of(""))
