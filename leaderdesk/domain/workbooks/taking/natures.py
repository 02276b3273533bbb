"""What a new holder is taken to be in public law, where nobody says it: by its kind, else by how its name begins."""

from __future__ import annotations

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.reading.holder_kinds import read_kind_word

# In place of a kind: the name alone says it.
BY_NAME = "name"
_PUBLIC = frozenset({"commune", "intercommunality", "public_body", "chamber"})
# Names begin with these for other reasons too: a trade union, a party in town.
_NEED_ARTICLE = frozenset({"commune", "communes", "mairie", "ville", "municipalite", "agglomeration", "agglo"})
_ARTICLES = frozenset({"de", "du", "des", "d", "la", "le", "les", "l"})
_TELL_NOTHING = frozenset({"syndicat", "ep", "ca", "chambre", "region", "etat", "departement", "lycee", "consulaire"})
_LONGEST = 8


def nature_of(kind: str | None, name: str) -> str:
    """The nature of a holder; private where neither its kind nor its name says that it is public."""
    return "public" if kind in _PUBLIC or (kind is None and _says_public(name)) else "private"


def _says_public(name: str) -> bool:
    words = folded(name).replace("'", " ").replace("\u2019", " ").replace("-", " ").split()
    for count in range(min(len(words), _LONGEST), 0, -1):
        said = " ".join(words[:count])
        if said not in _TELL_NOTHING and set(read_kind_word(said)) & _PUBLIC:
            followed = words[count : count + 1]
            return said not in _NEED_ARTICLE or bool(followed and followed[0] in _ARTICLES)
    return False
