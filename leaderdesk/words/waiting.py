"""The waiting list in French: why a dossier stands where it does, and what a sitting proposes of it."""

from __future__ import annotations

from leaderdesk.domain.envelopes.places import Noted, Place
from leaderdesk.domain.sheets.waiting import WaitingLine
from leaderdesk.words import formats
from leaderdesk.words.phrases import Filler

_SENTENCES = {
    "placed_by_rank": "Rang {rank} donné par le comité{sitting:sitting}, noté le {on}{reason:reason}.",
    "rank_of_before": "Le rang {rank} noté le {on} ne compte plus : le dossier est revenu sur la liste le {since}.",
    "no_rank": "Sans rang du comité.",
    "noted_by_committee": "Note du comité : {points:points} sur {maximum:points}, soit {share:rate}.",
    "noted_by_team": "Note de l’équipe : {points:points} sur {maximum:points}, soit {share:rate}.",
    "no_note": "Sans note.",
    "on_list_since": "Inscrit le {since}.",
}
CODES = frozenset(_SENTENCES)
_FILLER = Filler(
    {
        "sitting": lambda title: f" ({title})" if title else "",
        "reason": lambda words: f" : {words.rstrip('. ')}" if words else "",
        "points": formats.quantity,
    }
)
METHOD = (
    "Le rang donné par le comité vient d’abord, puis la note (celle du comité, sinon celle de l’équipe, en part de la"
    " grille), puis l’ancienneté d’inscription ; ceux que rien ne départage sont ex æquo. Chaque enveloppe, et chaque"
    " fonds en entier, ne donne pas plus que ce qui lui reste. Rien n’est attribué ici : le comité décide."
)


def say_place(place: Place) -> str:
    """Why a dossier stands where it does."""
    return " ".join(_FILLER.fill(_SENTENCES[each.code], each.data) for each in place.steps)


def rank(line: WaitingLine) -> str:
    """The rank that the committee gave, if it holds."""
    return formats.number(line.ranked.rank) if line.ranked is not None else formats.NO_BREAK


def note(line: WaitingLine) -> str:
    """The note that comes after the rank."""
    noted: Noted | None = line.standing.noted
    return formats.NO_BREAK if noted is None else f"{formats.quantity(noted.points)}/{formats.quantity(noted.maximum)}"


def say_rank_plan(value: int, points: str) -> str:
    """What a sitting proposes for a dossier that it puts on the list."""
    return f"Rang {formats.number(value)} sur la liste d’attente ({points})"
