"""How files that go out are named, as a GAL types it: `[dossier] [rang 2] [document]`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.papers.enclosures import fit_name
from leaderdesk.domain.programmes.problems import Problem, blocks
from leaderdesk.domain.text import composed, folded

USUAL_NAMES = "[dossier] [rang 2] [document]"
_FIELD = re.compile(r"\[([^\[\]]*)\]")
_RANK = re.compile(r"rang ?([1-4]?)")
_PLAIN = {"dossier", "document", "date"}


@dataclass(frozen=True, slots=True)
class Named:
    """What a name may say of a file."""

    dossier: str
    rank: int
    document: str
    day: date
    ending: str = ""


def problems_of_names(pattern: str) -> tuple[Problem, ...]:
    """Why files cannot be named so: an unknown field, a bracket left open, or all of one name."""
    fields = [folded(each) for each in _FIELD.findall(pattern)]
    if not pattern.strip():
        return (blocks("missing", "value"),)
    for each in fields:
        if each not in _PLAIN and not _RANK.fullmatch(each):
            return (blocks("file_name_field", "value", field=each),)
    if re.search(r"[\[\]]", _FIELD.sub("", pattern)):
        return (blocks("file_name_bracket", "value"),)
    return () if "document" in fields or any(map(_RANK.fullmatch, fields)) else (blocks("file_names_alike", "value"),)


def name_file(pattern: str, named: Named) -> str:
    """The name of a file, fit for every system; the usual pattern stands for one that makes no sense."""
    sound = USUAL_NAMES if problems_of_names(pattern) else composed(pattern)
    name = _FIELD.sub(lambda matched: _value(folded(matched[1]), named), " ".join(sound.split()))
    return fit_name(name, named.ending) if fit_name(name) else f"fichier {named.rank}{named.ending}"


def apart(name: str, taken: set[str]) -> str:
    """The same name, or the next that no other file bears; systems that ignore case are thought of."""
    stem, point, ending = name.rpartition(".")
    found, rank = name, 1
    while folded_name(found) in taken:
        rank += 1
        found = f"{stem} ({rank}).{ending}" if point else f"{name} ({rank})"
    taken.add(folded_name(found))
    return found


def folded_name(name: str) -> str:
    """What two names have in common where capitals do not count."""
    return composed(name).casefold()


def _value(name: str, named: Named) -> str:
    matched = _RANK.fullmatch(name)
    if matched is not None:
        return f"{named.rank:0{int(matched[1] or 1)}}"
    return {"dossier": named.dossier, "document": named.document, "date": named.day.isoformat()}[name]
