"""Builds the section of checklists: which fiche-action and version, the items, and the parameters of one beside."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.programmes.grid_rows import FicheChecklists
from leaderdesk.ui.kit.controls import button, column, frame, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.programme.checklists.items import ItemWords
from leaderdesk.ui.programme.checklists.panel import RulePanel
from leaderdesk.ui.programme.pair import Pair
from leaderdesk.ui.programme.remarks import Remarks
from leaderdesk.ui.programme.rows import Rows
from leaderdesk.words import formats

_BOTH = 112
_SHOWN = 16


class ChecklistsView(QWidget):
    """One checklist at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ItemWords(self)
        self.fiche = ChoiceField({}, 44)
        self.version = ChoiceField({}, 34)
        self.used = text("", is_wrapped=True)
        self.remarks = Remarks()
        self.give_up = button(self.tr("Abandonner ces modifications"))
        self.items = Rows(
            self.tr("Contrôles"),
            self.words.cells(),
            self.words.new_question,
            add=self.tr("Ajouter une question"),
            help=self.tr("Choisissez un contrôle pour régler ses paramètres."),
            most=_SHOWN,
        )
        self.kind = ChoiceField(self.words.kinds(), 26)
        self.kind.setAccessibleName(self.tr("Contrôle automatique à ajouter"))
        self.kind.setPlaceholderText(self.tr("choisir un contrôle"))
        self.add_check = button(self.tr("Ajouter ce contrôle"), "", "new")
        self.title = text("", "heading", is_wrapped=True)
        self.panel = RulePanel()
        self.empty = self._made_empty()
        self._lay_out()

    def show_choices(self, fiches: dict[int, str], shown: FicheChecklists, version: int | None) -> None:
        """Fiches-actions and versions to choose from."""
        self.fiche.set_choices(fiches)
        self.fiche.show_value(shown.fiche_id)
        self.version.set_choices(
            {
                each.id: self.tr("Version {}, à partir du {}").format(each.version, formats.day(each.holds_from))
                for each in reversed(shown.versions)
            }
        )
        self.version.show_value(version)
        self.version.setVisible(len(shown.versions) > 1)
        self.used.setText(self._use(shown, version))

    def _use(self, shown: FicheChecklists, version: int | None) -> str:
        if not shown.versions:
            return self.tr(
                "Liste usuelle, avec les planchers et plafonds de la fiche-action."
                " La première modification en fait la liste propre à cette fiche-action."
            )
        last = shown.versions[-1]
        row = next((each for each in shown.versions if each.id == version), last)
        count = formats.counted(row.dossiers, self.tr("dossier"), self.tr("dossiers"))
        if row is not last:
            return self.tr("Version ancienne, gardée telle quelle\u00a0: elle a servi à contrôler {}.").format(count)
        if not row.dossiers:
            return self.tr("Aucun dossier n’a été contrôlé avec cette version\u00a0: elle se corrige sur place.")
        return self.tr(
            "Cette version a servi à contrôler {}, qui la gardent\u00a0: toute modification crée la version {},"
            " valable à partir d’aujourd’hui."
        ).format(count, row.version + 1)

    def _lay_out(self) -> None:
        label = text(self.tr("Fiche-actio&n"), "strong")
        label.setBuddy(self.fiche)
        self.fiche.setAccessibleName(self.tr("Fiche-action"))
        self.version.setAccessibleName(self.tr("Version de la liste"))
        left = column(
            frame("card", column(self.used)),
            self.remarks,
            row(self.give_up, None),
            self.items,
            Flow(self.kind, self.add_check),
        )
        right = frame("card", column(self.title, self.panel))
        self.whole = QWidget()
        whole = column(row(label, self.fiche, None), row(self.version, None), Pair(left, right, _BOTH, (3, 2)))
        whole.setStretch(2, 1)
        self.whole.setLayout(whole)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.empty)
        inside.addWidget(self.whole)

    def _made_empty(self) -> Empty:
        self.preset = button(self.tr("Choisir un modèle"), "primary")
        return Empty(
            "check",
            self.tr("Aucune fiche-action, donc aucune liste de contrôle"),
            self.tr(
                "Chaque fiche-action a sa liste\u00a0: ce que le programme vérifie seul, et ce qu’on vous demande."
            ),
            self.preset,
        )
