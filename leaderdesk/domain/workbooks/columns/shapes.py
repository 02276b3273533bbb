"""What a cell looks like, without reading it: a number, a day, an amount written out, a SIRET, words…"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.holders import is_siret, siret_digits
from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.cells import BadCell, Cell
from leaderdesk.domain.workbooks.reading.steps import CROSSED, NOT_CROSSED

_SIRET, _SIREN = 14, 9
_MONTH = r"(?:janv|jan|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|sept|sep|oct|nov|d[ée]c)[a-zéû]*\.?"
_DAY = re.compile(
    r"(?:le )?(?:[a-z]+ )?"
    rf"(?:[0-9]{{1,2}}(?:er)?[ /.\-]+(?:[0-9]{{1,2}}|{_MONTH})[ /.\-]+(?:[0-9]{{4}}|[0-9]{{2}})"
    rf"|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:[t ][0-9:.]+z?)?"
    rf"|{_MONTH} ?-?(?:[0-9]{{4}}|[0-9]{{2}})|[0-9]{{1,2}}/[0-9]{{4}})"
    rf"(?: [0-9]{{1,2}}[:h][0-9:]*)?",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:env(?:iron|\.)? ?|~ ?|\()?[+\-−]?(?:€ ?)?[0-9](?:[0-9 \u00a0\u202f\u2009.,'’]*[0-9,.])?\)?"
    r"(?: ?(?:€|euros?|eur|k€|k ?euros?|k))?(?: ?(?:ht|ttc))?\)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"[0-9]+(?:[.,][0-9]+)? ?%")
_PHONE = re.compile(r"(?:\+33|0033|0)[ .\-]?[1-9](?:[ .\-]?[0-9]{2}){4}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")
_POSTCODE = re.compile(r"[0-9]{5}|2[abAB][0-9]{3}")
_EXPONENT = re.compile(r"[0-9][.,][0-9]+e\+1[0-9]", re.IGNORECASE)
_FICHE = re.compile(
    r"(?:fa|fiche(?:[ -]action)?|action|mesure|axe)[ .\-]?(?:n ?° ?)?[0-9]+(?:[.\-][0-9]+)?(?: ?[:\-–].*)?"
    r"|19\.[0-9][.\-0-9a-z]*|77\.0[0-9]\b.*",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]{0,4}[ .\-]?[0-9]{1,3}(?:[.\-][0-9]{1,3}){0,3}[a-z]?", re.IGNORECASE)
# What people write where there is nothing to write.
_NOTHING = frozenset(
    {
        "-",
        "–",
        "—",
        "/",
        "n.c.",
        "nc",
        "n.c",
        "néant",
        "neant",
        "sans objet",
        "so",
        "s.o.",
        "?",
        "nd",
        "n/a",
        "na",
        "",
    }
)
# What ticks a box, or leaves it; figures may be amounts as well.
_FLAGS = (CROSSED | NOT_CROSSED) - {"0", "1"}
_YEARS = range(1990, 2061)


def is_nothing(text: str) -> bool:
    """True for what stands for an empty cell."""
    return text.strip().casefold() in _NOTHING


def is_amount(cell: Cell) -> bool:
    """True for a number, or for a text that is written as one."""
    if isinstance(cell, str):
        return len(cell) <= _LONG and _AMOUNT.fullmatch(cell.strip()) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def is_day(cell: Cell) -> bool:
    """True for a date, or for a text that is written as one."""
    if isinstance(cell, str):
        return len(cell) <= _LONG and _DAY.fullmatch(" ".join(cell.split())) is not None
    return isinstance(cell, date)


def is_words(cell: Cell) -> bool:
    """True for a text that is neither a number nor a date, nor a sign of nothing."""
    return isinstance(cell, str) and not is_nothing(cell) and not is_amount(cell) and not is_day(cell)


def text_of(cell: Cell) -> str:
    """A cell as it is shown to be recognised: whole numbers without a point, days as days."""
    if cell is None:
        return ""
    if isinstance(cell, BadCell):
        return cell.read
    if isinstance(cell, bool):
        return "Vrai" if cell else "Faux"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:  # noqa: PLR2004 - beyond, a float is not exact
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year}"
    return " ".join(str(cell).split())


@dataclass(frozen=True, slots=True)
class Profile:
    """How many cells of a column look like each sort of thing, among those that say something."""

    said: int
    counts: Counter[str]
    distinct: int
    # Texts of the column, folded, and how many cells say each.
    words: Counter[str]
    # True where the cells count from one, row after row.
    is_ordinal: bool = False

    def share(self, *shapes: str) -> int:
        """The cells of these shapes out of a thousand; of a cell that has several, each counts."""
        return min(1000, 1000 * sum(self.counts[shape] for shape in shapes) // self.said) if self.said else 0


def profile(cells: Iterable[Cell]) -> Profile:
    """What the cells of a column look like."""
    said = [cell for cell in cells if cell is not None and not (isinstance(cell, str) and is_nothing(cell))]
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for cell in said:
        counts.update(_shapes(cell))
        if isinstance(cell, str):
            words[folded(cell)] += 1
    ranks = [_rank(cell) for cell in said]
    is_ordinal = len(ranks) > 1 and ranks == list(range(1, len(ranks) + 1))
    return Profile(len(said), counts, len({text_of(cell) for cell in said}), words, is_ordinal)


def _rank(cell: Cell) -> int:
    if isinstance(cell, str):
        return int(cell) if cell.isascii() and cell.isdigit() and len(cell) <= len("9999") else 0
    is_whole = isinstance(cell, int | float) and not isinstance(cell, bool) and 0 < cell < 10**6
    return int(cell) if is_whole and isinstance(cell, int | float) and cell == int(cell) else 0


def _shapes(cell: Cell) -> tuple[str, ...]:
    """Every sort of thing that a cell may be."""
    if isinstance(cell, BadCell):
        return ("bad",)
    if isinstance(cell, bool):
        return ("flag",)
    if isinstance(cell, date):
        return ("day",)
    if isinstance(cell, float) and not cell.is_integer():
        return ("number", "share") if 0 < cell < 1 else ("number",)
    if isinstance(cell, int | float):
        return _shapes_of_whole(int(cell))
    return _shapes_of_text(cell) if isinstance(cell, str) else ()


def _shapes_of_whole(whole: int) -> tuple[str, ...]:
    found = ["number", "figures"]
    digits = str(abs(whole))
    if _FIRST_SERIAL <= whole <= _LAST_SERIAL:
        found.append("serial")
    if len(digits) == len("612345678"):
        found.append("phone_number")
    if len(digits) >= _SIRET - 3:
        found.append("siret" if is_siret(digits.zfill(_SIRET)) else "long")
    elif len(digits) == _SIREN and _luhn(digits):
        found.append("siren")
    elif len(digits) in {len("1000"), len("34000")} and 1000 <= whole < 98900:  # noqa: PLR2004 - postcodes
        found.append("postcode_number")
    if whole in _YEARS:
        found.append("year")
    if 0 <= whole <= 100:  # noqa: PLR2004 - percents
        found.append("small")
    if whole in {0, 1}:
        found.append("mark")
    return tuple(found)


def _luhn(digits: str) -> bool:
    return sum(sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(reversed(digits))) % 10 == 0


def _shapes_of_text(text: str) -> tuple[str, ...]:
    bare = " ".join(text.split())
    if len(bare) > _LONG:
        return ("words", "sentence")
    if bare.casefold() in _FLAGS:
        return ("flag",)
    digits = siret_digits(bare.lstrip("'’"))
    found = _shapes_of_digits(digits) if digits.isascii() and digits.isdigit() else []
    if _DAY.fullmatch(bare):
        found.append("day")
    elif _AMOUNT.fullmatch(bare):
        found.append("amount")
    found += [name for name, pattern in _WRITTEN if pattern.fullmatch(bare)]
    if not found or set(found) <= {"fiche", "code"}:
        found.append("words")
    if any(sign.isdigit() for sign in bare):
        found.append("figures")
    return tuple(found)


_LONG = 60
# Days from 1990 to 2060, as a spreadsheet counts them.
_FIRST_SERIAL, _LAST_SERIAL = 32874, 58807
_WRITTEN = (
    ("percent", _PERCENT),
    ("phone", _PHONE),
    ("mail", _MAIL),
    ("postcode", _POSTCODE),
    ("exponent", _EXPONENT),
    ("fiche", _FICHE),
    ("code", _CODE),
)


def _shapes_of_digits(digits: str) -> list[str]:
    if len(digits) <= len("100"):
        return ["small", "mark"] if digits in {"0", "1"} else ["small"]
    if len(digits) == _SIRET:
        return ["siret" if is_siret(digits) else "long"]
    if len(digits) == _SIREN and _luhn(digits):
        return ["siren"]
    return ["long"] if len(digits) in {_SIRET - 2, _SIRET - 1, _SIRET + 1} else []
