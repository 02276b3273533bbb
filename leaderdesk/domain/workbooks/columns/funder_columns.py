"""Columns of amounts headed by who pays them: « Région », « CD 34 », « Agence de l’eau », a funder of the base."""

from __future__ import annotations

import re
from collections.abc import Iterable

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.columns.headings import heading_text, spell, word_of

_FUNDER_WORDS = """
ademe agence agglo agglomeration anah anct ars banque bpi bpifrance caf carsat cc cci cd cdc cma cnc cnl com
comcom communaute commune conseil cpie cr crma ddt ddtm departement departemental detr dgd draaf drac dreal dsi
dsil epci etat feder fnadt fondation france fse fsil intercommunalite mairie metropole msa mutuelle office oph
parc petr pnr region regional sdis sgar syndicat ville
"""
_FUNDERS = frozenset(_FUNDER_WORDS.split())
# Said around a funder's name.
_AROUND_WORDS = """
accorde aide apport attribue autre cofinancement cofinanceur contrepartie contribution demande detail dont
financement financeur intervention montant national obtenu part participation plan prevu programme public
recette ressource sollicite subvention vote
"""
_AROUND = frozenset(_AROUND_WORDS.split())
# What makes of it something else than what a funder gives.
_BARRING = frozenset("date numero taux paye verse reste solde nom statut decision avis reference code nombre".split())  # noqa: SIM905
_UNITS = re.compile(
    r"\([0-9.,]+ ?%\)|\((?:en )?(?:€|k€|euros?|ht|ttc|€ ?ht|€ ?ttc)\)|€|\b(?:en euros?|euros?|H\.?T|T\.?T\.?C)\b"
)
_WORDS = re.compile(r"[^\s]+")


def funder_of(heading: str, funders: Iterable[str] = ()) -> str | None:
    """The funder that heads a column, as it is written there, or as the base writes it where it is the same."""
    spelled = spell(heading)
    if "percent" in spelled.marks or set(spelled.words) & _BARRING:
        return None
    bare = _bare(heading)
    for name in funders:
        if folded(name) in {folded(bare), folded(heading)}:
            return name
    left = [word for word in spelled.words if word not in _AROUND]
    return bare if bare and left and left[0] in _FUNDERS else None


def is_other_funders(heading: str) -> bool:
    """True for « Autres », beside columns of funders."""
    return all(word in {"autre", "divers"} for word in spell(heading).words) and bool(spell(heading).words)


def _bare(heading: str) -> str:
    """The heading without what is said around the name, and without units."""
    words = _WORDS.findall(_UNITS.sub(" ", heading_text(heading)))
    while words and _is_around(words[0]):
        words.pop(0)
    while words and _is_around(words[-1]):
        words.pop()
    said = " ".join(words).strip(" :-–")
    is_whole = said.count("(") == said.count(")") and not said.startswith("(")
    return said if is_whole else said.strip("() ")


def _is_around(word: str) -> bool:
    spelled = folded(word)
    return (
        not spelled or word_of(spelled) in _AROUND or spelled in {"de", "du", "des", "la", "le", "les", "l", "d", "en"}
    )
