"""A new dossier in under a minute: what is known of it, and beside it the dossiers that may be the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.holder_field import HolderField
from leaderdesk.ui.dossiers.known_words import offer
from leaderdesk.ui.dossiers.lookalikes import Lookalikes
from leaderdesk.ui.dossiers.neighbours import Found, seek
from leaderdesk.ui.kit.controls import EDGE, button, column, row, scrolled, text
from leaderdesk.ui.kit.fields import ChoiceField, NotesField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.kit.order import in_reading_order

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.choices import Choices
    from leaderdesk.services.done import Made

_PAUSE = 250
_FORM, _FOUND = 60, 40
# In characters of the text's size: under this, form and look-alikes stand one below the other.
_BESIDE = 120


class CreationPage(QWidget):
    """Nothing is written before « Créer le dossier »; what is typed stays if one leaves."""

    made = Signal(object)
    opened = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.form = Form(self._fields(), taken="FDAICRÉ", columns=1)
        self.make = button(self.tr("&Créer le dossier"), "primary")
        self.make.setToolTip(self.tr("Créer le dossier (Ctrl+Entrée)"))
        self.give_up = button(self.tr("&Retour à la liste"), "link", "previous")
        self.problem = text("", "problem", is_wrapped=True)
        self.problem.hide()
        self.lookalikes = Lookalikes(
            self.tr("Les dossiers qui ressemblent à celui-ci paraîtront ici pendant la saisie.")
        )
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._tried: dict[str, Any] = {}
        self._sought: dict[str, Any] = {}
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Ready to be typed in; the number that comes next is proposed."""

        def work(base: OpenBase) -> str:
            from leaderdesk.services.dossiers import next_number

            return next_number(base, self._desk.around.today())

        self._desk.ask(work, lambda number: self.form.show({"number": number}))
        self.focus_first()

    def clear(self) -> None:
        """Nothing is known any more."""
        self._pause.stop()
        self._tried.clear()
        self._sought = {}
        self.form.open({})
        self.problem.hide()
        self.lookalikes.show_found(())

    def focus_first(self) -> None:
        """The title first."""
        self.form.focus_first()

    def show_choices(self, choices: Choices) -> None:
        """What the fields choose from."""
        holder, fiche = self.form.editor("holder"), self.form.editor("fiche_id")
        if isinstance(holder, HolderField):
            holder.set_holders(choices.holders)
        if isinstance(fiche, ChoiceField):
            fiche.set_choices(choices.fiches)
        offer(self.form.editor("theme"), choices.themes, self.tr("Thèmes connus"))

    def _fields(self) -> list[Field]:
        return [
            Field("title", self.tr("Intitulé du projet"), partial(NotesField, 1, 3), is_wide=True),
            Field("holder", self.tr("Porteur"), HolderField, help=self.tr("Un nom nouveau crée sa fiche.")),
            Field("fiche_id", self.tr("Fiche-action"), partial(ChoiceField, {}), width=40, is_optional=True),
            Field("theme", self.tr("Thème"), is_optional=True),
            Field("communes", self.tr("Communes"), is_optional=True),
            Field("number", self.tr("Numéro"), width=14, help=self.tr("Proposé à la suite des autres.")),
        ]

    def _lay_out(self) -> None:
        left = column(
            text(self.tr("Nouveau dossier"), "title"),
            text(
                self.tr("Un intitulé et un porteur suffisent. Le reste se complète plus tard."),
                "muted",
                is_wrapped=True,
            ),
            self.form,
            self.problem,
            row(self.make, self.give_up, None),
            None,
        )
        right = column(text(self.tr("Dossiers voisins"), "heading"), self.lookalikes, None)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(24)
        self._both.addLayout(left, _FORM)
        self._both.addLayout(right, _FOUND)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 16, EDGE, 16)
        inside.addWidget(scrolled(self._both, 170))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = event.size().width() >= self.fontMetrics().averageCharWidth() * _BESIDE
        direction = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(direction)

    def _connect(self) -> None:
        self.make.clicked.connect(self._create)
        self.give_up.clicked.connect(self.left)
        self.lookalikes.chosen.connect(self.opened)
        self.form.tried.connect(self._try)
        self.form.edited.connect(self._try)
        self._pause.timeout.connect(self._seek)
        for keys, slot in (("Ctrl+Return", self._create), ("Ctrl+Enter", self._create), ("Escape", self.left.emit)):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(slot)

    def _try(self, name: str, value: object) -> None:
        self._tried[name] = value
        self.problem.hide()
        self._pause.start()

    def _seek(self) -> None:
        known = {name: str(value or "") for name, value in self._tried.items()}
        sought = {
            "title": known.get("title", ""),
            "holder": self.form.editor("holder").raw(),
            "communes": _parted(known.get("communes", "")),
            "themes": _parted(known.get("theme", "")),
        }
        self._sought = sought
        seek(self._desk, sought, lambda: self._sought is sought, self._show_found)

    def _show_found(self, found: Found) -> None:
        self.lookalikes.show_found(found)
        in_reading_order(self)

    def _create(self) -> None:
        self.form.commit()
        values = self.form.values()
        for name, words in (
            ("title", self.tr("Donnez un intitulé au dossier.")),
            ("holder", self.tr("Dites qui porte le projet\u00a0: un porteur connu, ou un nom nouveau.")),
        ):
            if not values[name]:
                self.problem.setText(words)
                self.problem.show()
                self.form.focus_field(name)
                return
        holder = values.pop("holder")
        known: dict[str, Any] = {"holder_id": holder} if isinstance(holder, int) else {"holder_name": holder}

        def work(base: OpenBase) -> Made:
            from leaderdesk.services.dossiers import quick_create

            return quick_create(base, **values, **known)

        self._desk.act(work, self._tell_made)

    def _tell_made(self, made: Made) -> None:
        self.clear()
        self.made.emit(int(made))


def _parted(words: str) -> list[str]:
    return [part.strip() for part in words.split(",") if part.strip()]
