"""Titles between rows, sheets named after something: what they say of all that is below or within."""

from __future__ import annotations

import re

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.known import Known

_FICHE = re.compile(
    r"\b(?:fa|fiche|fiches|fiche action|f a)(?: n°)? ?[0-9]{1,2}\b|\b19 [1-4](?: [0-9]+)*\b|\baxe [0-9]+\b"
    r"|\b77 0[1-9]\b"
)
_YEAR = re.compile(r"(?:annee |exercice |programmation |dossiers |suivi )?((?:19|20)[0-9]{2})")
_DATE = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}")
_ANY_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_NOTE = re.compile(
    r"^\s*(?:\*|\(\*?[0-9*]\)|[¹²³]|nb\b|n\.b|nota\b|note ?:|notes ?:|source|légende|legende|attention|rappel|rq ?:"
    r"|mise? à jour|màj|maj\b|document|édité|edité|edite)",
    re.IGNORECASE,
)
_RECAP = re.compile(
    r"\b(?:recap|recapitulatif|synthese|bilan|totaux|total|global|tableau de bord|stats?|statistiques?)\b"
)
# Longer than what titles rows.
_LONGEST_TITLE = 90


def is_fiche_like(text: str) -> bool:
    """True for « FA 2 », « Fiche-action 3 : Tourisme », « 19.2-3 »."""
    return _FICHE.search(folded(text)) is not None


def is_year_like(text: str) -> bool:
    """True for « 2024 », « Année 2024 »."""
    return _YEAR.fullmatch(folded(text)) is not None


def is_note(text: str) -> bool:
    """True for a text that explains: « * montants provisoires », « NB : … », « Légende »."""
    return _NOTE.match(text) is not None


def may_title(text: str) -> bool:
    """True for a text short enough to stand above rows."""
    return len(text) <= _LONGEST_TITLE and not is_note(text)


def is_recap_name(name: str) -> bool:
    """True for a sheet named as one that sums others up."""
    return _RECAP.search(folded(name)) is not None


def about(sheet: str, titles: tuple[str, ...], known: Known) -> tuple[str, ...]:
    """What the name of a sheet and the titles above a table say of all its rows: a fiche-action, a year."""
    return tuple(text for text in dict.fromkeys((sheet, *titles)) if _tells(text, known))


def _tells(text: str, known: Known) -> bool:
    spelled = folded(text)
    if is_fiche_like(text) or is_year_like(text):
        return True
    # A period of several years is that of a programme, which tells nothing of a dossier.
    years = _ANY_YEAR.findall(spelled)
    if (
        len(years) == 1
        and not _DATE.search(text)
        and len(spelled.split()) <= len(("dossiers", "de", "l", "annee", "2024"))
    ):
        return True
    return any(spelled in {folded(fiche.code), folded(fiche.title)} for fiche in known.fiches)


class Sections:
    """The titles that stand above the rows being read: a year, then a fiche-action within it."""

    def __init__(self) -> None:
        self._standing: list[tuple[str, str]] = []

    @property
    def text(self) -> str | None:
        """What they say, the widest first."""
        return " – ".join(text for _, text in self._standing) or None

    def is_named_in(self, text: str) -> bool:
        """True for « Total Tourisme » below « Fiche-action 1 : Tourisme »: its words after the first are of a title."""
        titled = {word for _, title in self._standing for word in folded(title).split()}
        words = folded(text).split()[1:]
        return bool(words) and set(words) <= titled

    def begin(self, titles: list[str]) -> None:
        """Titles just above a row: each ends the last of its sort; but for a year, it ends the others as well."""
        for rank, text in enumerate(titles):
            kind = _kind(text)
            if rank:
                self._standing = [each for each in self._standing if each[0] != kind]
            else:
                self._standing = [each for each in self._standing if each[0] == "year" and kind == "fiche"]
            self._standing.append((kind, text))


def _kind(text: str) -> str:
    if is_fiche_like(text):
        return "fiche"
    return "year" if is_year_like(text) else "other"
