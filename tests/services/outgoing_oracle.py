"""What leaves a sitting for holders, funders and the public, held against its record: all it must say, nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.domain.sittings.ground import GRANTS
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.papers import extracts
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.papers.letters import compose_decision_letters
from leaderdesk.words.formats import counted
from leaderdesk.words.phrases import money
from tests.printed import text_of
from tests.services.minutes_oracle import Record, Told

# Sentences that name a person on purpose: who presided, who signs, who sat in the chair for a vote.
_NAMING = ("Présidence", "À la présidence", "À la vice-présidence", "Partage des voix tranché")


def outgoing_faults(base: OpenBase, sitting: int, told: Told) -> list[str]:
    """What the letters, the extracts and the public summary lack or should not say; nothing when all is well."""
    head = read_letterhead(base)
    titles = {each["key"]: each["title"] for each in told.record["ground"]["points"] if each["kind"] == "project"}
    decided = [each for each in told.record["results"]["points"] if each["outcome"] and each["key"] in titles]
    of_projects = extracts.compose_project_extracts(base, sitting, head)
    letters = compose_decision_letters(base, sitting, head)
    (summary,) = extracts.compose_public_summary(base, sitting, head)
    faults = [*_counted("lettres", letters, decided), *_counted("extraits", of_projects, decided)]
    for result in decided:
        title = titles[result["key"]]
        faults += _of_letter(result, _about(letters, title))
        faults += _of_extract(result, _about(of_projects, title))
    granted = [each for each in decided if each["outcome"] in GRANTS]
    faults += _of_summary(granted, titles, text_of(summary))
    outgoing = (*letters, *of_projects, *extracts.compose_funder_extracts(base, sitting, head), summary)
    return [*faults, *(fault for paper in outgoing for fault in _named_in(told, paper))]


def _counted(what: str, papers: Sequence[Paper], decided: Sequence[Record]) -> Iterator[str]:
    if len(papers) != len(decided):
        yield f"{len(papers)} {what} pour {len(decided)} décisions"


def _about(papers: Sequence[Paper], title: str) -> str:
    return "\n".join(text_of(each) for each in papers if title in each.title)


def _of_letter(result: Record, said: str) -> Iterator[str]:
    """The money of a grant, and none where nothing is granted."""
    if result["outcome"] in GRANTS:
        if _amount(result) not in said:
            yield f"{result['key']}: montant absent de la lettre"
    elif "€" in said:
        yield f"{result['key']}: montant dans une lettre qui n’accorde rien"


def _of_extract(result: Record, said: str) -> Iterator[str]:
    """Each vote with its totals, and what was granted."""
    for vote in result["votes"]:
        totals = ", ".join(
            (
                counted(len(vote["quorum"]["voters"]), "votant", "votants"),
                f"{vote['for']} pour, {vote['against']} contre",
                counted(vote["abstentions"], "abstention", "abstentions"),
            )
        )
        if totals not in said:
            yield f"{result['key']}: « {totals} » absent de l’extrait"
    if result["outcome"] in GRANTS and _amount(result) not in said:
        yield f"{result['key']}: montant absent de l’extrait"


def _amount(result: Record) -> str:
    """What was granted; an opinion may grant nothing yet."""
    return money(Fraction(result["amount"])) if result["amount"] is not None else ""


def _of_summary(granted: Sequence[Record], titles: Mapping[str, str], said: str) -> Iterator[str]:
    """Each project that got money, and the sum."""
    yield from (f"{each['key']}: absent de la synthèse" for each in granted if titles[each["key"]] not in said)
    total = money(sum((Fraction(each["amount"] or 0) for each in granted), Fraction(0)))
    if granted and total not in said:
        yield f"total {total} absent de la synthèse"


def _named_in(told: Told, paper: Paper) -> Iterator[str]:
    """Nobody of the committee but who presides; why somebody stood aside, nowhere."""
    for line in text_of(paper).splitlines():
        if not line.startswith(_NAMING):
            names = sorted(name for name in told.people if re.search(rf"\b{name}\b", line))
            yield from (f"{paper.kind}: {name} nommé: {line}" for name in names)
