"""Where a workbook or a paper goes, what is said once it is written; of one that a spreadsheet holds, another name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QFileDialog, QWidget

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.papers.file_names import apart, folded_name
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.parts.files import open_with_system
from leaderdesk.words import exports as words
from leaderdesk.words.failures import say

if TYPE_CHECKING:
    from leaderdesk.services.exports.making import WrittenBook

_PAPERS = (".pdf", ".odt")


def ask_where(parent: QWidget, title: str, start: Path, ending: str) -> Path | None:
    """A file that bears the ending; one that was not named in full is not written over."""
    kinds = (_tr("Classeurs (*{})") if ending not in _PAPERS else _tr("Documents (*{})")).format(ending)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    if not chosen:
        return None
    target = Path(chosen)
    return target if target.suffix.casefold() == ending else free_beside(target.with_name(f"{target.name}{ending}"))


def free_beside(target: Path) -> Path:
    """The same place, or the next name there that no file bears."""
    folder = target.parent
    return folder / apart(
        target.name, {folded_name(each.name) for each in folder.iterdir()} if folder.is_dir() else set()
    )


def say_written(said: SignalInstance, written: WrittenBook, sentence: str) -> None:
    """Where it is, and what no cell could hold whole."""
    losses = " ".join(told for _, told in words.losses(written.cut, written.marked))
    remarks = words.told_in_short(written.remarks)
    kind = "warning" if losses or words.is_warning(written.remarks) else "information"
    act = partial(open_with_system, written.path.parent)
    told = " ".join(each for each in (sentence, losses, remarks) if each)
    said.emit(Message(kind, told, _tr("Ouvrir le dossier"), act))


def say_refused(desk: Desk, said: SignalInstance, write: Callable[[Path], None], refused: Expected) -> None:
    """A file held open elsewhere is written under a free name, if one wishes; anything else is said as ever."""
    if refused.code != "target_in_use":
        desk.failed.emit(refused)
        return
    other = Path(str(refused.data["other"]))
    action = _tr("Enregistrer sous «\u00a0{}\u00a0»").format(other.name)
    said.emit(Message("error", say(refused), action, partial(write, other)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Written", text)
