"""Whether the window has all it needs here: its French, its icons, and a first paint."""

from __future__ import annotations

from PySide6.QtCore import QDir, QLibraryInfo, QSize, QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from leaderdesk.ui.help.pages import HelpPages
from leaderdesk.ui.theme.icons import icon

# A blank window has one colour, perhaps two.
_FEW = 3


def problems_of(window: QWidget) -> list[str]:
    """What is wrong with a furnished window, one French sentence each; nothing when all is well."""
    problems = []
    if not QTranslator().load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        problems.append("La traduction française de Qt (qtbase_fr) manque.")
    problems += _icon_problems()
    if not HelpPages().pages:
        problems.append("Les pages d’aide manquent.")
    if len(_colours(window.grab().toImage(), step=7)) <= _FEW:
        problems.append("La fenêtre reste vide.")
    return problems


def _icon_problems() -> list[str]:
    names = [name.removesuffix(".svg") for name in QDir("icons:").entryList(["*.svg"])]
    if not names:
        return ["Les pictogrammes manquent."]
    blank = [name for name in names if len(_colours(icon(name).pixmap(QSize(24, 24)).toImage(), step=1)) == 1]
    return [f"Pictogramme vide\u00a0: {name}" for name in blank]


def _colours(picture: QImage, *, step: int) -> set[int]:
    places = ((x, y) for x in range(0, picture.width(), step) for y in range(0, picture.height(), step))
    return {picture.pixel(x, y) for x, y in places}
