"""Writes forms into a folder, all or none of them, never over a file that is there: it may have been filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from leaderdesk.documents.sheets.rounds.forms import write_form
from leaderdesk.documents.sheets.writing.writing import WrittenBook
from leaderdesk.domain.papers.enclosures import fit_name
from leaderdesk.domain.papers.file_names import apart, folded_name
from leaderdesk.domain.workbooks.rounds.forms import Form
from leaderdesk.system.steps import Tell, no_tell


def write_forms(folder: Path, forms: Sequence[tuple[str, Form]], tell: Tell = no_tell) -> WrittenBook:
    """Each form under its name; given up or failed, none stays."""
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    taken = {folded_name(each.name) for each in folder.iterdir()}
    written: list[Path] = []
    try:
        for rank, (name, form) in enumerate(forms, 1):
            tell(rank, len(forms))
            written.append(write_form(folder / apart(fit_name(name, ".xlsx"), taken), form))
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        if is_new:
            folder.rmdir()
        raise
    return WrittenBook(folder, sum(len(form.rows) for _, form in forms), len(forms), 0, 0, is_folder=True)
