"""What a preview asks: words that stand for nothing yet, and the questions of a row, with their answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.verdicts import Candidate, Preview, Problem, Proposal

# What a word stands for that says nothing.
NOTHING = ""
# Asked of a name, whatever else may be said of who pays.
FUNDER_UNSURE, _FUNDERS = "funder_unsure", "cofunders"
_ASKS = ("error", "doubt")


# By field, a value by word.
Meanings = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word of a field whose values are ours, how many rows use it, and what it was said to stand for."""

    field: str
    read: str
    count: int
    value: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """By what it is known from one preview to the next."""
        return self.field, self.read


@dataclass(frozen=True, slots=True)
class Question:
    """Something to choose of a row: between readings of a cell, between dossiers, between holders."""

    about: str
    problem: Problem | None = None
    candidates: tuple[Candidate, ...] = ()


def unknown_words(preview: Preview, meanings: Meanings, chosen: Meanings) -> list[UnknownWord]:
    """The words not understood, in fields whose values are chosen from, the most frequent first; then those said."""
    counts: Counter[tuple[str, str]] = Counter()
    written: dict[tuple[str, str], str] = {}
    for table in preview.tables:
        for row in table.rows:
            for each in problems_of(row):
                is_a_word = each.field in meanings and (each.field != _FUNDERS or each.code == FUNDER_UNSURE)
                if is_a_word and each.weight in _ASKS and each.read.strip():
                    key = (each.field, folded(each.read))
                    counts[key] += 1
                    written.setdefault(key, each.read)
    unknown = [UnknownWord(key[0], written[key], count) for key, count in counts.most_common()]
    said = [(field, word, value) for field, words in chosen.items() for word, value in words.items()]
    return unknown + [UnknownWord(field, word, 0, value) for field, word, value in said if (field, word) not in counts]


def problems_of(proposal: Proposal) -> tuple[Problem, ...]:
    """Those of its cells, those of the whole row, and what is supposed of it, each once."""
    return tuple(dict.fromkeys((*proposal.problems, *proposal.read.problems, *proposal.supposed)))


def questions_of(proposal: Proposal) -> list[Question]:
    """What to ask of a row, in the order of what hangs on it: which dossier, which holder, then its cells."""
    asked: list[Question] = []
    if proposal.dossiers:
        asked.append(Question("dossier", candidates=proposal.dossiers))
    if proposal.holders:
        asked.append(Question("holder", candidates=proposal.holders))
    asked += [Question("cell", each) for each in problems_of(proposal) if each.weight in _ASKS and each.readings]
    return asked
