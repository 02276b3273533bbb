"""What a heading alone may mean: the fields whose wordings it fits, the likeliest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from leaderdesk.domain.workbooks.columns.headings import SPELLED, Spelled, spell, word_of
from leaderdesk.domain.workbooks.columns.synonyms import APART, CLAIMS, NEUTRAL, TOLERATED, WORDINGS, Wording
from leaderdesk.domain.workbooks.columns.synonyms.levels import VAGUE
from leaderdesk.domain.workbooks.fields import BY_CODE, kind_of

_NEUTRAL_COST, _FIGURE_COST, _UNKNOWN_COST, _CLAIM_COST = 12, 20, 110, 450
# A word that nobody taught us changes what an amount is of more than what a text says.
_DEAR = {"amount": 200, "day": 150, "rate": 200}
SPELLING_COST = 70
# A word this short is spelled right or is another.
_SHORTEST_MISSPELLED = 5
_LEAST = 300
# The stage of what an amendment made of an amount, and the words that say it.
AMENDED = 2
_AMENDED_WORDS = frozenset({"revise", "modifie", "actualise"})
# Words around « montant » that leave it an amount of anything.
_OF_COSTS = frozenset({"montant", "previsionnel", "prevu", "projet", "operation"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field that a heading may name, how sure that is out of a thousand, and whether its spelling was bent."""

    field: str
    level: int
    is_misspelled: bool = False


def _by_word() -> dict[str, list[Wording]]:
    found: dict[str, list[Wording]] = defaultdict(list)
    for each in WORDINGS:
        for word in each.words:
            found[word].append(each)
    return dict(found)


_BY_WORD = _by_word()
_VOCABULARY = frozenset(_BY_WORD) | NEUTRAL | CLAIMS | {word for words in TOLERATED.values() for word in words}
# And what is only another form of one of them.
_SPELLINGS = _VOCABULARY | {word for word, known in SPELLED.items() if known in _VOCABULARY}


@lru_cache(maxsize=16384)
def meanings(heading: str) -> tuple[Meaning, ...]:
    """What a heading may mean, the likeliest first; what it surely says that is no field of ours is `APART`."""
    spelled = spell(heading)
    words = frozenset(spelled.words)
    bent = bent_words(heading)
    best = _best(bent, spelled.marks)
    for word, known in _mistakable(bent):
        # « Date liite » may be a « date limite »: sure of what it is in either reading, or of nothing.
        other = _best(bent - {word} | {known}, spelled.marks)
        best = {field: min(level, other.get(field, 0)) for field, level in best.items()}
    cost = SPELLING_COST if bent != words else 0
    found = [Meaning(field, level - cost, cost > 0) for field, level in best.items() if level - cost >= _LEAST]
    return tuple(sorted(found, key=lambda each: (-each.level, each.field)))


def bent_words(heading: str) -> frozenset[str]:
    """The telling words of a heading, each misspelled one put right where a single word is near it."""
    return frozenset(_near(word) for word in spell(heading).words)


def stage_of(field: str, heading: str) -> int:
    """How late the amount that a heading says was settled: as the convention grants the fund, as amended since."""
    words = bent_words(heading)
    if words & _AMENDED_WORDS:
        return AMENDED
    return int(field == "feader" and "convention" in words)


def is_apart(heading: str) -> bool:
    """True when the heading is known to say something that is no field."""
    found = meanings(heading)
    return bool(found) and found[0].field == APART


def _best(words: frozenset[str], marks: frozenset[str]) -> dict[str, int]:
    best: dict[str, int] = {}
    tried = {id(each): each for word in words for each in _BY_WORD.get(word, ())}
    for each in tried.values():
        if each.words <= words:
            level = each.level - _besides(each, words) - _against(each.field, words, marks)
            if level > best.get(each.field, 0):
                best[each.field] = level
    if "montant" in words and words <= _OF_COSTS and marks & {"ht", "ttc"}:
        # Costs have taxes, and aids have none.
        best["total_cost"] = VAGUE
    return best


def _besides(wording: Wording, words: frozenset[str]) -> int:
    tolerated = TOLERATED.get(wording.field, {})
    unknown = _UNKNOWN_COST if wording.field == APART else _DEAR.get(kind_of(wording.field), _UNKNOWN_COST)
    return sum(_cost(word, tolerated, unknown) for word in words - wording.words)


def _cost(word: str, tolerated: dict[str, int], unknown: int) -> int:
    if word in tolerated:
        return tolerated[word]
    if word in NEUTRAL:
        return _NEUTRAL_COST
    if word.isdigit():
        return _FIGURE_COST
    return _CLAIM_COST if word in CLAIMS else unknown


def _against(field: str, words: frozenset[str], marks: frozenset[str]) -> int:
    """What the units of a heading say against a field: a percentage is no amount, euros are no text."""
    if field == APART:
        return 0
    kind = BY_CODE[field].kind
    if "percent" in marks and kind == "amount":
        return _CLAIM_COST
    is_money = bool(marks & {"euros", "thousands", "millions", "ht", "ttc"})
    if is_money and kind not in {"amount", "names"}:
        return _CLAIM_COST
    return _CLAIM_COST if kind == "day" and "taux" in words else 0


def _near(word: str) -> str:
    """The known word that a misspelled one is a letter away from; itself where there is none, or several."""
    near = _neighbours(word)
    return near[0] if len(near) == 1 else word


def _mistakable(words: frozenset[str]) -> list[tuple[str, str]]:
    """The misspelled words that may be several known ones, with each of these."""
    return [(word, known) for word in words if len(near := _neighbours(word)) > 1 for known in near]


@lru_cache(maxsize=4096)
def _neighbours(word: str) -> tuple[str, ...]:
    """The known words that an unknown one is a letter away from."""
    if word in _VOCABULARY or len(word) < _SHORTEST_MISSPELLED or not word.isalpha():
        return ()
    near = [known for known in _SPELLINGS if abs(len(known) - len(word)) <= 1 and _is_one_slip(word, known)]
    return tuple(dict.fromkeys(map(word_of, near)))


def _is_one_slip(one: str, other: str) -> bool:
    """One letter more, less or other, or two that changed places."""
    if len(one) < len(other):
        one, other = other, one
    start = 0
    while start < len(other) and one[start] == other[start]:
        start += 1
    if len(one) > len(other):
        return one[start + 1 :] == other[start:]
    if one[start + 1 :] == other[start + 1 :]:
        return True
    return one[start + 2 :] == other[start + 2 :] and one[start : start + 2] == other[start : start + 2][::-1]


__all__ = ["AMENDED", "Meaning", "Spelled", "is_apart", "meanings", "stage_of"]
