"""The steps of the six rules as French sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from leaderdesk.domain.exact import CENT, round_down, round_half_up
from leaderdesk.domain.steps import Step
from leaderdesk.words import codes, formats, numbers, plans
from leaderdesk.words.explanation_sentences import BASES, LIMITS, SENTENCES, WAITS
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import Filler


def explain(steps: Iterable[Step]) -> list[str]:
    """One sentence per step."""
    return [
        plans.say(each) if each.code in plans.CODES else _FILLER.fill(SENTENCES[each.code], each.data) for each in steps
    ]


def _listed(known: Mapping[str, str]) -> Callable[[str], str]:
    """Names of limits and the like, listed: `la contrepartie et le plafond du fonds`."""

    def said(names: str) -> str:
        *others, last = [known[name] for name in names.split(",")]
        return f"{', '.join(others)} et {last}" if others else last

    return said


def _tie(rule: str) -> str:
    criterion = rule.removeprefix("criterion:")
    return "la date de réception" if rule == criterion else f"la note de « {criterion} »"


def _college(code: str) -> str:
    """The usual colleges by their name; one that a GAL named itself between quotation marks."""
    word = codes.word("college", code)
    return f"collège « {code} »" if word == code else word


def _zeros(number: int) -> str:
    """What a rule counted as zero where nobody gave a note."""
    if not number:
        return ""
    said = formats.counted(number, "fiche sans note comptée zéro", "fiches sans note comptées zéro")
    return f" et {said}"


def _points(value: Fraction) -> str:
    return f"{numbers.decimal(value)}{formats.NO_BREAK}{'points' if abs(value) >= 2 else 'point'}"  # noqa: PLR2004 - French plural


def _above(value: Fraction) -> str:
    """A note to reach, shown at the cent above: rounded to the nearest, it could still miss."""
    down = round_down(value)
    return numbers.decimal(down if down == value else down + CENT)


def _hundredths(value: Fraction) -> str:
    return f"{numbers.decimal(round_half_up(value))}{formats.NO_BREAK}%"


def _month(value: date | str) -> str:
    return numbers.month(value) if isinstance(value, date) else value


def _counted(one: str, many: str) -> Callable[[Any], str]:
    return lambda number: formats.counted(number, one, many)


_FILLER = Filler(
    {
        "dec": numbers.decimal,
        "pct": numbers.percent,
        "hundredths": _hundredths,
        "points": _points,
        "above": _above,
        "month": _month,
        "limits": _listed(LIMITS),
        "waits": _listed(WAITS),
        "tie": _tie,
        "college": _college,
        "College": lambda code: capital(_college(code)),
        "zeros": _zeros,
        "proxies": _counted("pouvoir", "pouvoirs"),
        "base": BASES.__getitem__,
        "seats": _counted("siège", "sièges"),
        "seated": _counted("siège présent", "sièges présents"),
        "votes": _counted("voix", "voix"),
        "notes": _counted("note", "notes"),
        "sheets": _counted("fiche comptée", "fiches comptées"),
        "criteria": _counted("critère rempli", "critères remplis"),
        "months": _counted("mois", "mois"),
        "projects": _counted("projet", "projets"),
        "claims": _counted("demande", "demandes"),
        "instalments": _counted("acompte", "acomptes"),
    }
)
