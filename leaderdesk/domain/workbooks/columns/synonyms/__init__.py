"""The words by which headings are known: for each field, what people write above it.

A heading fits a wording when it has all its words; each word it has besides costs a little (it is neutral), more (it
is unknown) or nearly all (it speaks of another field). What speaks of no field of ours is here too, set apart, so
that « Reste à payer » is not taken for what was paid.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leaderdesk.domain.workbooks.columns.headings import spell
from leaderdesk.domain.workbooks.columns.synonyms.amounts import AMOUNTS
from leaderdesk.domain.workbooks.columns.synonyms.apart import SET_APART
from leaderdesk.domain.workbooks.columns.synonyms.days import DAYS
from leaderdesk.domain.workbooks.columns.synonyms.holders import HOLDERS
from leaderdesk.domain.workbooks.columns.synonyms.levels import APART
from leaderdesk.domain.workbooks.columns.synonyms.projects import PROJECTS
from leaderdesk.domain.workbooks.columns.synonyms.tolerated import TOLERATED

# Words that change nothing of what a heading says.
_NEUTRAL = """
actuel administratif base beneficiaire bis calendrier colonne concerne definitif demandeur detail detaille
donnee dossier effectif element entreprise etablissement exact financement financier gal general identification
indicatif information leader maitre mo moa montant officiel operation organisme ouvrage partie plan porteur
presentation previsionnel prevu principal programmation projet reel saisie structure suivi tableau titulaire
valeur
"""
NEUTRAL = frozenset(_NEUTRAL.split())


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that a heading must have to be of a field, and how sure it then is."""

    field: str
    words: frozenset[str]
    level: int


def _wordings() -> Iterator[Wording]:
    for field, level, texts in (*PROJECTS, *HOLDERS, *DAYS, *AMOUNTS, *SET_APART):
        for text in texts.split(","):
            yield Wording(field, frozenset(spell(text).words), level)


WORDINGS = tuple(each for each in _wordings() if each.words)
# Words by which some field is known: beside the wording of another, they speak against it.
CLAIMS = frozenset(word for each in WORDINGS for word in each.words) - NEUTRAL

__all__ = ["APART", "CLAIMS", "NEUTRAL", "TOLERATED", "WORDINGS", "Wording"]
