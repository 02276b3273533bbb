"""The commands that list the papers a base can give, and make them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from leaderdesk.commands.answers import Answer, Misuse
from leaderdesk.services.around import Around

if TYPE_CHECKING:
    from leaderdesk.services.papers.making import Offer

_FORMATS = ("pdf", "odt")


def papers(around: Around, base: str) -> Answer:
    """Say what can be made: for each sitting, for any dossier, for the whole base."""
    from leaderdesk.services.bases import looked_base
    from leaderdesk.services.papers.making import list_papers
    from leaderdesk.words import papers as words

    with looked_base(Path(base), around) as looked:
        offers = list_papers(looked)
    data = [
        {
            "paper": each.kind.code,
            "about": each.kind.about,
            "number": each.number,
            "name": each.name,
            "title": words.kind(each.kind.code),
        }
        for each in offers
    ]
    return Answer(list(_lines(offers)), data)


def paper(
    around: Around,
    base: str,
    code: str,
    *,
    sitting: str | None = None,
    dossier: str | None = None,
    out: str = ".",
    format: str = "pdf",  # noqa: A002 - the name of the option
) -> Answer:
    """Make a paper, or one for each person or project."""
    from leaderdesk.services.bases import looked_base
    from leaderdesk.services.papers.making import compose, key_of, prepare_folder
    from leaderdesk.services.papers.writing import write_papers
    from leaderdesk.words import formats
    from leaderdesk.words import papers as words

    if format not in _FORMATS:
        raise Misuse("Le format est pdf ou odt.")
    with looked_base(Path(base), around) as looked:
        key = key_of(looked, code, sitting=sitting, dossier=dossier)
        put = prepare_folder(looked, code, key) if format == "pdf" else None
        made = compose(looked, code, key) if put is None else ()
    if put is not None:
        folder = put(Path(out), lambda _: None)
        lines = [str(folder.path), *([words.unprinted(folder.unprinted)] if folder.unprinted else [])]
        return Answer(lines, [{"path": str(folder.path), "unprinted": folder.unprinted}])
    written = write_papers(made, Path(out), is_office=format == "odt")
    lines = [str(each.path) for each in written]
    lines += [words.unprinted(each.unprinted) for each in written if each.unprinted]
    lines.append(f"{formats.counted(len(written), 'document écrit', 'documents écrits')}.")
    return Answer(lines, [{"path": str(each.path), "unprinted": each.unprinted} for each in written])


def _lines(offers: Sequence[Offer]) -> Iterator[str]:
    """A line for each sitting and each of its papers; what can be made of one dossier can be made of all."""
    from leaderdesk.words import papers as words

    for number, group in groupby((each for each in offers if each.kind.about == "sitting"), lambda each: each.number):
        made = list(group)
        yield f"Séance {number}, {made[0].name} (--sitting {number}) :"
        yield from (f"  {words.line(each.kind.code)}" for each in made)
    for about, title in (("dossier", "Pour un dossier (--dossier NUMÉRO) :"), ("base", "Pour toute la base :")):
        codes = dict.fromkeys(each.kind.code for each in offers if each.kind.about == about)
        if codes:
            yield title
            yield from (f"  {words.line(code)}" for code in codes)
