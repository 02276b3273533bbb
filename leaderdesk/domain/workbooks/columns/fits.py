"""How far the cells of a column are those of a field, out of a thousand."""

from __future__ import annotations

from collections.abc import Callable

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.columns.shapes import Profile
from leaderdesk.domain.workbooks.fields import kind_of
from leaderdesk.domain.workbooks.known import Known
from leaderdesk.domain.workbooks.reading.fiches import is_measure
from leaderdesk.domain.workbooks.reading.holder_kinds import read_kind_word
from leaderdesk.domain.workbooks.reading.statuses import read_status_word

_WHOLE = 1000
_MANY = 5
# Whole numbers that may be days as a spreadsheet counts them, or postcodes, or amounts.
_SERIAL = 650
_NAMING = frozenset({"title", "number"})
_FREE = frozenset({"notes", "summary"})
_WRITTEN = {
    "phone": ("phone", "phone_number"),
    "email": ("mail",),
    "postcode": ("postcode", "postcode_number"),
}
_WIDER = frozenset({"gal", "galpa", "petr", "pays", "parc", "pnr", "region", "departement"})


def fit(field: str, seen: Profile) -> int | None:
    """How far the cells suit a field; nothing where too few say something."""
    said = seen.said - seen.counts["bad"]
    if said <= 0:
        return None
    kind = kind_of(field)
    match kind:
        case "amount":
            found = _of_amounts(seen)
        case "rate":
            found = seen.share("percent", "share", "small")
        case "day":
            found = max(seen.share("day"), seen.share("serial") * _SERIAL // _WHOLE)
        case "siret":
            # Figures too short for one are those that a workbook has damaged.
            found = max(seen.share("siret", "siren", "long", "exponent"), seen.share("number"))
        case "names":
            found = seen.share("words", "number", "amount")
        case "number":
            found = _of_numbers(seen)
        case "status" | "holder_kind" | "commune" | "fiche":
            found = _of_words(kind, seen)
        case _:
            found = _of_text(field, seen)
    # Cells that were never calculated say nothing for or against.
    return min(_WHOLE, found * seen.said // said)


def is_of_fiches(seen: Profile, known: Known) -> bool:
    """True where most cells are written as a fiche-action is, or are the title of one that is known."""
    names = next(names for field, names in _names(known) if field == "fiche_action")
    told = sum(count for word, count in seen.words.items() if word in names)
    return 2 * (seen.counts["fiche"] + seen.counts["code"] + seen.counts["small"] + told) >= seen.said


def is_of_measure(seen: Profile) -> bool:
    """True where every cell says one measure of LEADER, « 19.2.1 »: that of all its dossiers as well as a fiche."""
    return len(seen.words) == 1 and all(is_measure(word) for word in seen.words)


def told_by_values(seen: Profile, known: Known) -> list[tuple[str, int]]:
    """The fields that the cells alone tell, whatever the heading, and how surely."""
    if seen.said < 3:  # noqa: PLR2004 - two cells look like anything
        return []
    found = [(field, level) for field, shape, level in _BY_SHAPE if seen.share(shape) >= 800]  # noqa: PLR2004
    found += [(field, level) for field, read, level in _BY_WORD if _read_share(seen, read) >= 700]  # noqa: PLR2004
    for field, names in _names(known):
        share = _share_of(seen, names)
        if names and share >= 700:  # noqa: PLR2004
            found.append((field, 720))
    return found


_BY_SHAPE = (("siret", "siret", 850), ("email", "mail", 850), ("phone", "phone", 800), ("fiche_action", "fiche", 700))


_BY_WORD: tuple[tuple[str, Callable[[str], tuple[str, ...]], int], ...] = (
    ("status", read_status_word, 720),
    ("holder_kind", read_kind_word, 710),
)


def _read_share(seen: Profile, read: Callable[[str], tuple[str, ...]]) -> int:
    """The cells whose word stands for one code, out of a thousand; names that begin with such a word are longer."""
    told = sum(count for word, count in seen.words.items() if len(word.split()) <= _MANY and len(read(word)) == 1)
    return _WHOLE * told // seen.said


def _names(known: Known) -> tuple[tuple[str, frozenset[str]], ...]:
    fiches = {folded(text) for fiche in known.fiches for text in (fiche.code, fiche.title) if not text.isdigit()}
    return (
        ("fiche_action", frozenset(fiches)),
        ("commune", frozenset(map(folded, known.communes))),
        ("epci", frozenset(map(folded, known.epcis))),
        ("person", frozenset(map(folded, known.people))),
        ("call", frozenset(map(folded, known.calls))),
    )


def _share_of(seen: Profile, names: frozenset[str]) -> int:
    told = sum(count for word, count in seen.words.items() if word in names)
    return _WHOLE * told // seen.said


def _share_beginning(seen: Profile, words: frozenset[str]) -> int:
    told = sum(count for text, count in seen.words.items() if text.split(" ", 1)[0] in words)
    return _WHOLE * told // seen.said


def _of_amounts(seen: Profile) -> int:
    found = seen.share("number", "amount") - seen.share("siret", "long")
    # Numbers between nought and one are shares; a column of years is none of amounts.
    return max(0, found - seen.share("share") - (seen.share("year") if seen.share("year") > 900 else 0))  # noqa: PLR2004


def _of_numbers(seen: Profile) -> int:
    """Identifiers: short, and hardly ever the same twice."""
    found = seen.share("figures") - seen.share("day") - seen.share("sentence") - seen.share("mail")
    if seen.said >= _MANY and seen.distinct * 5 < seen.said * 2:
        found //= 2
    return max(0, found)


def _of_words(kind: str, seen: Profile) -> int:
    found = seen.share("words") - seen.share("sentence")
    if kind == "fiche":
        found += seen.share("fiche", "small", "code")
        return max(0, min(_WHOLE, found))
    if kind == "commune":
        # « 34120 Pézenas » has figures and is words all the same.
        return max(0, found)
    return max(0, found)


def _of_text(field: str, seen: Profile) -> int:
    if field in _WRITTEN:
        return seen.share(*_WRITTEN[field])
    words = seen.share("words", "fiche")
    if field == "epci":
        # A group, a pays, a park gather several of them.
        return max(0, words - _share_beginning(seen, _WIDER))
    if field in _FREE:
        return min(_WHOLE, words + seen.share("day", "amount", "flag") + 100)
    if field in {"contact", "address"}:
        return min(_WHOLE, words + seen.share("mail") + seen.share("phone"))
    if field == "title" and seen.said > _MANY and seen.distinct * 4 < seen.said:
        # A few texts told again and again sort projects, they do not name them.
        words //= 2
    return words
