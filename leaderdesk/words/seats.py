"""The committee's seats and people in French: colleges, places, ties, who came, what a pasted list says."""

from __future__ import annotations

from collections.abc import Mapping

from leaderdesk.domain.committee.attendance import ATTENDED, Attended
from leaderdesk.domain.committee.files import PlaceLine
from leaderdesk.words.formats import counted
from leaderdesk.words.phrases import spaced

_COLLEGES = {"public": "Public", "private": "Privé"}
_ROLES = {
    "titulaire": "Titulaire",
    "suppleant": "Suppléant",
    "pooled": "Suppléant de collège",
    "consultative": "Voix consultative",
    "president": "Présidence",
    "deputy": "Vice-présidence",
}
_TIES = {
    "structure": "Structure",
    "mandate": "Mandat",
    "employer": "Employeur",
    "commune": "Commune",
}
_STATES = {"declared": "Déclaré", "dismissed": "Écarté ou levé"}
_ATTENDED: Mapping[Attended, str] = {
    "present": "Présent",
    "replaced": "Remplacé",
    "excused": "Excusé",
    "absent": "Absent",
    "stood_by": "Non sollicité",
}
_COUNTED: Mapping[Attended, tuple[str, str]] = {
    "present": ("présence", "présences"),
    "replaced": ("remplacement", "remplacements"),
    "excused": ("excuse", "excuses"),
    "absent": ("absence", "absences"),
    "stood_by": ("fois non sollicité", "fois non sollicité"),
}
_PASTED = {
    "college_unread": "Collège : écrivez « public » ou « privé ».",
    "college_missing": "Il manque le collège.",
    "structure_missing": "Il manque la structure.",
    "same_person": "Une personne ne se supplée pas elle-même.",
    "seated_twice": "Cette personne est déjà titulaire plus haut.",
}
_REMARKED = {"known": "déjà connu", "new": "à créer", "vacant": "siège vacant"}


def colleges() -> dict[str, str]:
    """The colleges, in their order."""
    return dict(_COLLEGES)


def college(code: str | None) -> str:
    """A college in one word."""
    return _COLLEGES.get(code or "", "")


def roles() -> dict[str, str]:
    """The places somebody may have."""
    return dict(_ROLES)


def ties() -> dict[str, str]:
    """What may bind somebody."""
    return dict(_TIES)


def state(code: str) -> str:
    """Where an interest stands."""
    return _STATES.get(code, code)


def attended(code: Attended) -> str:
    """What somebody did of a sitting."""
    return _ATTENDED[code]


def say_attendance(counts: Mapping[Attended, int]) -> str:
    """How often, in one line; what never happened is not said."""
    parts = [counted(counts[code], *_COUNTED[code]) for code in ATTENDED if counts[code]]
    return spaced(" · ".join(parts))


def say_place(place: PlaceLine) -> str:
    """A place in a few words: `Titulaire, 03 Mairie`, `2e vice-présidence`."""
    if place.role == "deputy":
        return f"{'1re' if place.rank == 1 else _rank(place.rank or 1)} vice-présidence"
    if place.role == "pooled":
        return f"{_rank(place.rank or 1)} suppléant du collège {college(place.college).lower()}"
    name = _ROLES.get(place.role, place.role)
    return f"{name}, {place.seat}" if place.seat else name


def pasted_problem(code: str) -> str:
    """Why a cell of a pasted list keeps its line out."""
    return spaced(_PASTED[code])


def pasted_remark(code: str) -> str:
    """What becomes of a cell of a pasted list."""
    return _REMARKED[code]


def _rank(rank: int) -> str:
    return "1er" if rank == 1 else f"{rank}e"
