"""The form of a new base: the name of the GAL, and where the file goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from leaderdesk.domain.text import composed, file_name
from leaderdesk.ui.kit.controls import EDGE, button, column, row, scrolled, text
from leaderdesk.ui.kit.flow import Flow

_WIDEST = 88
SUFFIX = ".leaderdesk"


class NewBasePage(QWidget):
    """Asks two things; the second has a good answer from the start."""

    create_wished = Signal(object, str)
    given_up = Signal()
    help_page = "bases"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.name.setPlaceholderText(self.tr("GAL Pays de…"))
        self.place = QLineEdit(str(folder))
        self.problem = text("", "problem", is_wrapped=True)
        self.problem.hide()
        self.file = text("", "small", is_wrapped=True)
        self.browse = button(self.tr("&Parcourir…"))
        self.make = button(self.tr("&Créer la base"), "primary")
        self.give_up = button(self.tr("&Renoncer"))
        inside = column(
            text(self.tr("Nouvelle base"), "title", is_wrapped=True),
            text(
                self.tr("Un GAL, un fichier. Les saisies y sont enregistrées au fur et à mesure."),
                "muted",
                is_wrapped=True,
            ),
            10,
            self._label(self.tr("&Nom du GAL"), self.name),
            self.name,
            self.problem,
            8,
            self._label(self.tr("Dossier &où placer la base"), self.place),
            row(self.place, self.browse),
            self.file,
            14,
            Flow(self.make, self.give_up),
            None,
            gap=6,
        )
        inside.setContentsMargins(EDGE, 44, EDGE, EDGE)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(inside, _WIDEST))
        self.name.textChanged.connect(self._show_file)
        self.place.textChanged.connect(self._show_file)
        for line in (self.name, self.place):
            line.returnPressed.connect(self._create)
        self.browse.clicked.connect(self._browse)
        self.make.clicked.connect(self._create)
        self.give_up.clicked.connect(self.given_up)
        self._show_file()

    def focus_main(self) -> None:
        """Ready to type the name."""
        self.name.setFocus()

    @property
    def target(self) -> Path:
        """The file that would be made."""
        return Path(self.place.text().strip()).expanduser() / ((file_name(self.name.text()) or "base") + SUFFIX)

    def _label(self, words: str, buddy: QLineEdit) -> QLabel:
        label = QLabel(words)
        label.setProperty("type", "strong")
        label.setBuddy(buddy)
        buddy.setAccessibleName(words.replace("&", ""))
        return label

    def _show_file(self) -> None:
        self.problem.hide()
        ready = bool(self.name.text().strip())
        self.file.setText(
            self.tr("Fichier : {}").format(self.target) if ready else self.tr("Le fichier portera le nom du GAL.")
        )

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Dossier où placer la base"), self.place.text())
        if chosen:
            self.place.setText(chosen)

    def _create(self) -> None:
        name = composed(" ".join(self.name.text().split()))
        if not name:
            self._complain(self.tr("Indiquez le nom du GAL : il figure sur chaque écran et chaque document."))
        elif self.target.exists():
            self._complain(self.tr("Une base de ce nom existe déjà dans ce dossier. Changez le nom ou le dossier."))
        else:
            self.create_wished.emit(self.target, name)

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        self.name.setFocus()
