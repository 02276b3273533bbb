"""Columns headed « Nom » and nothing more: of projects, of who carries them, or of people to call."""

from __future__ import annotations

from leaderdesk.domain.workbooks.columns.headings import spell
from leaderdesk.domain.workbooks.columns.shapes import Profile

_OF_PEOPLE = frozenset({"m", "mr", "mme", "mlle", "monsieur", "madame", "dr"})
_HOLDER_WORDS = """
asso association cc cci chambre com commune communaute cooperative cuma earl ei entreprise epci eurl gaec mairie
office petr sa sarl sas scea sci scic scop ste societe syndicat ville
"""
_OF_HOLDERS = frozenset(_HOLDER_WORDS.split())
# A first name and a name are two words; a project is told in more.
_FEWEST_WORDS = 3


def is_bare_name(heading: str) -> bool:
    """True for « Nom », which does not say whose."""
    return spell(heading).words == ("nom",)


def is_of_people(heading: str) -> bool:
    """True for a column beside which « Nom » is somebody's."""
    return bool({"prenom", "civilite"} & set(spell(heading).words))


def are_titles(seen: Profile) -> bool:
    """True where most cells tell of a project: several words, hardly ever twice, and nobody's name."""
    told = sum(count for text, count in seen.words.items() if _is_title(text.split()))
    return told > 0 and 2 * told >= seen.said and 2 * seen.distinct > seen.said


def _is_title(words: list[str]) -> bool:
    return len(words) >= _FEWEST_WORDS and words[0] not in _OF_PEOPLE | _OF_HOLDERS
