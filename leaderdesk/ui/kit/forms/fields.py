"""What a form is told about each of its fields, and the letters that lead to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from leaderdesk.ui.kit.fields import Editor, WordsField

Rule = Callable[[Any, Mapping[str, Any]], "str | None"]
_MARK = re.compile(r"(?<!&)&(\w)")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the values, its label (a letter after `&` leads to it), and what makes its editor.

    `rule` looks at the value and at all the values, and says what is odd: it flags, it never refuses.
    `width` counts characters, 0 for what is usual for the editor; a wide field has a line of its own.
    """

    name: str
    label: str
    editor: Callable[[], Editor] = WordsField
    help: str = ""
    group: str = ""
    width: int = 0
    is_optional: bool = False
    is_wide: bool = False
    is_read_only: bool = False
    rule: Rule | None = None


def with_letters(labels: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """The labels, each with a letter of its own while there are letters left; those said are kept."""
    used = {letter.upper() for letter in taken} | {letter for label in labels if (letter := letter_of(label))}
    found = []
    for label in labels:
        marked = label if letter_of(label) else _with_letter(label, used)
        used.add(letter_of(marked))
        found.append(marked)
    return found


def letter_of(label: str) -> str:
    """The letter that leads to a label, as a capital; empty if there is none."""
    matched = _MARK.search(label)
    return matched[1].upper() if matched else ""


def without_letter(label: str) -> str:
    """The label as it is read aloud."""
    return _MARK.sub(r"\1", label).replace("&&", "&")


def _with_letter(label: str, used: set[str]) -> str:
    """The first letter of a word if it is free, or any other; plain letters, that every keyboard has."""
    firsts = [matched.start() for matched in re.finditer(r"\b\w", label)]
    for place in (*firsts, *range(len(label))):
        sign = label[place]
        if sign.isascii() and sign.isalpha() and sign.upper() not in used:
            return f"{label[:place]}&{label[place:]}"
    return label
