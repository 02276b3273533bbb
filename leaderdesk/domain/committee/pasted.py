"""A list of seats copied from a spreadsheet: columns found by their titles, each cell read or named as a problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from leaderdesk.domain.text import composed, folded

FIELDS = ("number", "structure", "college", "interest_group", "titulaire", "suppleant")
# Without titles: the order in which committees write their lists.
_USUAL = ("structure", "college", "interest_group", "titulaire", "suppleant")
_TITLES: Mapping[str, tuple[str, ...]] = {
    "number": ("n", "no", "numero", "siege", "rang"),
    "structure": ("structure", "organisme", "collectivite", "entite", "organisation"),
    "college": ("college",),
    "interest_group": ("groupe", "groupe d interet", "groupe d interets", "interet"),
    "titulaire": ("titulaire", "membre titulaire", "nom", "membre", "representant"),
    "suppleant": ("suppleant", "suppleante", "membre suppleant", "remplacant"),
}
_COLLEGES: Mapping[str, tuple[str, ...]] = {
    "public": ("public", "publics", "publique", "pub", "elus", "elu", "collectivites", "acteurs publics"),
    "private": (
        *("prive", "prives", "privee", "pri", "societe civile", "acteurs prives", "prive associatif", "associatif"),
        *(
            "socio professionnels",
            "socioprofessionnels",
            "socio economique",
            "entreprises",
            "associations",
            "non public",
        ),
    ),
}
_EMPTY = frozenset({"vacant", "vacante", "a designer", "neant", "nc", "aucun", "aucune", ""})
_FEWEST_TITLES = 2


@dataclass(frozen=True, slots=True)
class Known:
    """The structures and people of the base, by what is compared of their name."""

    structures: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, structures: Sequence[str], members: Sequence[str]) -> Known:
        """Names as they are written."""
        return cls({key_of(name): name for name in structures}, {key_of(name): name for name in members})


@dataclass(frozen=True, slots=True)
class PastedSeat:
    """One line of the list; `problems` and `remarks` are codes by field: the first keep the line out."""

    line: int
    structure: str = ""
    college: str = ""
    interest_group: str = ""
    titulaire: str = ""
    suppleant: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """True when it can be added."""
        return not self.problems


def key_of(text: str) -> str:
    """What is compared of a name: neither capitals, nor accents, nor signs between words."""
    spread = "".join(sign if sign.isalnum() else " " for sign in folded(text))
    return " ".join(spread.split())


def read_seats(rows: Sequence[Sequence[str]], known: Known) -> tuple[PastedSeat, ...]:
    """Each line with what it means; titles are recognised on the first one, in any order."""
    filled = [(rank, row) for rank, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    if not filled:
        return ()
    columns = _columns(filled[0][1])
    lines = filled[1:] if columns else filled
    places = columns or _guessed([row for _, row in lines])
    seats = [_seat(rank, row, places, known) for rank, row in lines]
    return tuple(_without_twice(seats))


def _columns(first: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(first):
        name = next((name for name, titles in _TITLES.items() if key_of(cell) in titles), "")
        if name:
            found.setdefault(name, place)
    return found if len(found) >= _FEWEST_TITLES else {}


def _guessed(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """The usual order; a first column of numbers is stepped over, and a list without groups goes straight to names."""
    starts = 1 if all(row and row[0].strip().isdigit() for row in rows) else 0
    wide = max(len(row) for row in rows) - starts
    names = [name for name in _USUAL if wide >= len(_USUAL) or name != "interest_group"]
    return {name: starts + place for place, name in enumerate(names)}


def _seat(line: int, row: Sequence[str], places: Mapping[str, int], known: Known) -> PastedSeat:
    texts = {
        name: composed(" ".join(row[place].split())) if place < len(row) else ""
        for name, place in places.items()
        if name != "number"
    }
    problems, remarks = dict[str, str](), dict[str, str]()
    college = _college(texts.get("college", ""))
    if not college:
        problems["college"] = "college_unread" if texts.get("college") else "college_missing"
    structure = texts.get("structure", "")
    if not structure:
        problems["structure"] = "structure_missing"
    people = {role: _person(texts.get(role, "")) for role in ("titulaire", "suppleant")}
    if people["titulaire"] and key_of(people["titulaire"]) == key_of(people["suppleant"]):
        problems["suppleant"] = "same_person"
    for name, text, names in (
        ("structure", structure, known.structures),
        *((role, person, known.members) for role, person in people.items()),
    ):
        if text and name not in problems:
            remarks[name] = "known" if key_of(text) in names else "new"
    if not people["titulaire"]:
        remarks["titulaire"] = "vacant"
    return PastedSeat(
        line,
        known.structures.get(key_of(structure), structure),
        college or texts.get("college", ""),
        texts.get("interest_group", ""),
        **{role: known.members.get(key_of(person), person) for role, person in people.items()},
        problems=problems,
        remarks=remarks,
    )


def _college(text: str) -> str:
    key = key_of(text).removeprefix("college ").removeprefix("des ").removeprefix("de la ")
    return next((college for college, words in _COLLEGES.items() if key in words), "")


def _person(text: str) -> str:
    return "" if key_of(text) in _EMPTY or key_of(text).startswith("vacant depuis") else text


def _without_twice(seats: Sequence[PastedSeat]) -> Iterator[PastedSeat]:
    """Somebody who sits on two lines as titulaire is named on the second."""
    seen: set[str] = set()
    for seat in seats:
        key = key_of(seat.titulaire)
        if key and key in seen:
            yield replace(seat, problems={**seat.problems, "titulaire": "seated_twice"})
        else:
            yield seat
        seen.add(key)
