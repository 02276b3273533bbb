"""What each column may be, by its heading and by its cells together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from leaderdesk.domain.workbooks.columns.bare_names import are_titles, is_bare_name
from leaderdesk.domain.workbooks.columns.fits import fit, is_of_fiches, is_of_measure, told_by_values
from leaderdesk.domain.workbooks.columns.funder_columns import funder_of
from leaderdesk.domain.workbooks.columns.headings import spell
from leaderdesk.domain.workbooks.columns.meanings import meanings
from leaderdesk.domain.workbooks.columns.shapes import Profile
from leaderdesk.domain.workbooks.columns.step_columns import step_of
from leaderdesk.domain.workbooks.columns.synonyms.levels import APART, SURE, VAGUE
from leaderdesk.domain.workbooks.fields import OF_FUNDER, STEP
from leaderdesk.domain.workbooks.known import Known

# Cells that suit a field less than this speak against it.
_SUITED = 700
_ELSEWHERE = 500
_FUNDER, _KNOWN_FUNDER = 820, 920
# Surer than any heading alone: « Payé » over ones and noughts is no amount.
_STEP = 970
# As likely by its heading alone, and still taken where the other has a better column.
_LESS_LIKELY = 10


@dataclass(frozen=True, slots=True)
class Seen:
    """A column as it is: its heading, what its cells look like, some of them."""

    column: int
    heading: str
    profile: Profile
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A field that a column may be, how sure that is, and why."""

    field: str
    level: int
    why: str


def judge(seen: Seen, known: Known) -> tuple[Judged, ...]:
    """The fields that a column may be, the likeliest first."""
    found: dict[str, Judged] = {}
    meant = meanings(seen.heading)
    elsewhere = next((each.level for each in meant if each.field == APART), 0)
    for each in meant:
        if each.field != APART:
            # What is rather known to say something else is shown, not taken.
            level = min(each.level, _ELSEWHERE) if elsewhere > each.level else each.level
            _keep(found, Judged(each.field, _weighed(each.field, level, seen), _why(is_bent=each.is_misspelled)))
    is_apart = bool(meant) and meant[0].field == APART and meant[0].level >= SURE
    if not is_apart and not any(each.level > VAGUE for each in found.values()):
        for field, level in told_by_values(seen.profile, known):
            _keep(found, Judged(field, level, "values"))
    if "fiche_action" in found and is_of_measure(seen.profile):
        # Nothing tells whether it is a fiche or the measure of them all: it is shown, not taken.
        fiche = found["fiche_action"]
        found["fiche_action"] = replace(fiche, level=min(fiche.level, _ELSEWHERE))
    _tell_apart(found, seen, known)
    if is_bare_name(seen.heading):
        told = "title" if are_titles(seen.profile) else "holder_name"
        found[told] = replace(found[told], level=found[told].level + _LESS_LIKELY)
    funder = _funder(seen, known)
    if funder is not None:
        _keep(found, funder)
    step = step_of(seen.heading, seen.profile)
    if step is not None:
        _keep(found, Judged(STEP + step, _STEP, "heading"))
    return tuple(sorted(found.values(), key=lambda each: (-each.level, each.field)))


def _tell_apart(found: dict[str, Judged], seen: Seen, known: Known) -> None:
    """A heading that may be of a title or of a fiche, such as « Action »: the cells tell, and else it is a title."""
    title, fiche = found.get("title"), found.get("fiche_action")
    if title is not None and fiche is not None and title.level == fiche.level:
        told = title if is_of_fiches(seen.profile, known) else fiche
        found[told.field] = replace(told, level=told.level - _LESS_LIKELY)


def _keep(found: dict[str, Judged], judged: Judged) -> None:
    if judged.level > found.get(judged.field, Judged("", -1, "")).level:
        found[judged.field] = judged


def _why(*, is_bent: bool) -> str:
    return "spelling" if is_bent else "heading"


def _weighed(field: str, level: int, seen: Seen) -> int:
    """How sure a heading is once its cells have been looked at."""
    suited = fit(field, seen.profile)
    if field == "number" and seen.profile.is_ordinal and spell(seen.heading).words in {("numero",), ("id",), ("code",)}:
        # Rows that are only counted have no number of their own.
        return level // 2
    return level if suited is None or suited >= _SUITED else level * suited // _SUITED


def _funder(seen: Seen, known: Known) -> Judged | None:
    name = funder_of(seen.heading, known.funders)
    if name is None:
        return None
    suited = fit("total_cost", seen.profile)
    if suited is not None and suited < _SUITED:
        return None
    level = _KNOWN_FUNDER if name in known.funders else _FUNDER
    # An empty column says nothing of what it holds.
    return Judged(OF_FUNDER + name, level if suited is not None else level // 2, "heading")
