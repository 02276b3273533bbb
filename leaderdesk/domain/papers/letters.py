"""The texts of a group's letters: which there are, the fields of each, and those that the group wrote itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.papers.fields import OF_CLAIMS, OF_DOSSIER, OF_PIECES, OF_SITTING
from leaderdesk.domain.papers.texts import read_text
from leaderdesk.domain.programmes.kept import problems_of_kept, read_kept, write_kept
from leaderdesk.domain.programmes.problems import Problem, blocks

LetterCode = Literal[
    "favourable",
    "reservations",
    "postponed",
    "refused",
    "waiting",
    "completeness",
    "complete",
    "receipt",
    "claim_lacks",
    "cash_note",
    "appeals",
]
LETTERS: tuple[LetterCode, ...] = get_args(LetterCode)
_DECISION = (*OF_DOSSIER, *OF_SITTING, "appeals")
FIELDS: Mapping[LetterCode, tuple[str, ...]] = {
    "favourable": _DECISION,
    "reservations": _DECISION,
    "postponed": _DECISION,
    "refused": _DECISION,
    "waiting": _DECISION,
    "completeness": (*OF_DOSSIER, *OF_PIECES),
    "complete": OF_DOSSIER,
    "receipt": OF_DOSSIER,
    "claim_lacks": (*OF_DOSSIER, *OF_CLAIMS),
    "cash_note": OF_DOSSIER,
    # A part of the letters, it has the fields that all of them have.
    "appeals": OF_DOSSIER,
}
# Those that are a part of a paper, and are not sent by themselves.
PARTS: frozenset[LetterCode] = frozenset({"cash_note", "appeals"})


@dataclass(frozen=True, slots=True)
class LetterText:
    """What a letter is about, on one line, and its paragraphs."""

    code: LetterCode
    body: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """Those that the group changed; the others are as the program proposes them."""

    texts: tuple[LetterText, ...] = ()


def read_letters(kept: str) -> dict[LetterCode, LetterText]:
    """The texts that a group wrote itself; one that cannot be read is as if it had not been."""
    try:
        read = read_kept(kept, LetterTexts)
    except WrongInput:
        return {}
    return {each.code: each for each in read.texts if not problems_of_letter(each)}


def write_letters(texts: Mapping[LetterCode, LetterText]) -> str:
    """The text that is kept of them; nothing where all are as proposed."""
    return (
        write_kept(LetterTexts(tuple(texts[code] for code in LETTERS if code in texts)), LetterTexts) if texts else "{}"
    )


def problems_of_letter(text: LetterText, place: str = "") -> tuple[Problem, ...]:
    """What is wrong in one, with the line and the column."""
    head = f"{place}." if place else ""
    found = [
        problem
        for name, words in (("subject", text.subject), ("body", text.body))
        for problem in read_text(words, FIELDS[text.code], f"{head}{name}").problems
    ]
    if not text.subject.strip() and text.code not in PARTS:
        found.append(blocks("missing", f"{head}subject"))
    # What is said of appeals may be nothing yet: the letters then say that it is missing.
    if not text.body.strip() and text.code != "appeals":
        found.append(blocks("missing", f"{head}body"))
    return tuple(found)


def problems_of_letters(kept: str) -> tuple[Problem, ...]:
    """Why a text cannot be kept as the letters of a group: all of it at once."""
    return problems_of_kept(kept, LetterTexts, _problems)


def _problems(letters: LetterTexts) -> Iterator[Problem]:
    counts = Counter(each.code for each in letters.texts)
    for rank, each in enumerate(letters.texts):
        if counts[each.code] > 1:
            yield blocks("repeated", f"texts[{rank}].code")
    for rank, each in enumerate(letters.texts):
        yield from problems_of_letter(each, f"texts[{rank}]")
