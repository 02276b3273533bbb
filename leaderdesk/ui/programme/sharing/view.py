"""Builds the section of presets and sharing: three cards, what a file would bring, and the two ways out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from leaderdesk.domain.programmes.documents import Preview
from leaderdesk.ui.kit.controls import button, column, frame, row, scrolled, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.programme.remarks import Remarks
from leaderdesk.words import programmes as words
from leaderdesk.words.settings import label as setting_label

_WIDEST = 132
_MOST = 12
Part = tuple[str, str]


class SharingView(QWidget):
    """Presets, import, export."""

    def __init__(self, presets: Sequence[str]) -> None:
        super().__init__()
        self.take: dict[str, QPushButton] = {}
        self._counts = {name: text("", "muted", is_wrapped=True) for name in presets}
        self.first = text("", "muted", is_wrapped=True)
        self.open = button(self.tr("Importer &un fichier…"), "", "open")
        self.save = button(self.tr("E&xporter le programme…"), "", "copy")
        self.preview = PreviewPart()
        self._choices = QWidget()
        self._choices.setLayout(
            column(
                text(self.tr("Modèles prêts à l’emploi"), "heading"),
                self.first,
                *(self._card(name) for name in presets),
                8,
                text(self.tr("Partager avec d’autres GAL"), "heading"),
                text(self._help(), "muted", is_wrapped=True),
                Flow(self.open, self.save),
            )
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(column(self.preview, self._choices, None), _WIDEST))

    def show_preview(self, *, is_shown: bool) -> None:
        """Show what would be imported, or what there is to choose from."""
        self.preview.setVisible(is_shown)
        self._choices.setVisible(not is_shown)

    def show_counts(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Say what each preset brings."""
        for name, found in counts.items():
            self._counts[name].setText(say_counts(found))

    def show_state(self, *, is_empty: bool, is_read_only: bool) -> None:
        """A base without fiches takes a preset whole; another is first shown what it would add."""
        if is_empty:
            said = self.tr("Choisissez le modèle le plus proche de votre GAL\u00a0: tout se change ensuite.")
        else:
            said = self.tr(
                "Ce programme a déjà des fiches-actions\u00a0: un modèle y ajoute ce qui manque, sans rien remplacer."
            )
        self.first.setText(said)
        for name, each in self.take.items():
            each.setText(self.tr("Prendre ce modèle") if is_empty else self.tr("Voir ce qu’il ajouterait"))
            each.setAccessibleName(f"{each.text()}\u00a0: {words.preset(name)}")
            each.setEnabled(not is_read_only)
        self.open.setEnabled(not is_read_only)

    def _card(self, name: str) -> QFrame:
        made = button(self.tr("Prendre ce modèle"), "", "new")
        self.take[name] = made
        told = column(
            text(words.preset(name), "strong", is_wrapped=True),
            text(words.preset_help(name), is_wrapped=True),
            self._counts[name],
            row(made, None),
            gap=4,
        )
        return frame("card", told)

    def _help(self) -> str:
        return self.tr(
            "Le fichier contient les fonds, les fiches-actions avec leurs règles, les listes de contrôle, les grilles,"
            " les financeurs sans leurs contacts et les réglages\u00a0: ni dossier, ni personne. Importer ajoute, et ne"
            " remplace rien. Une grille seule s’exporte depuis la partie «\u00a0Grilles de sélection\u00a0»."
        )


class PreviewPart(QWidget):
    """What a file or a preset would bring, before anything is written."""

    def __init__(self) -> None:
        super().__init__()
        self.title = text("", "heading", is_wrapped=True)
        self.counts = text("", is_wrapped=True)
        self.added = text("", is_wrapped=True)
        self.kept = text("", "muted", is_wrapped=True)
        self.remarks = Remarks()
        self.accept = button("", "primary")
        self.leave = button(self.tr("Ne rien importer"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        parts = column(
            self.title, self.counts, self.remarks, self.added, self.kept, Flow(self.accept, self.leave), gap=8
        )
        inside.addWidget(frame("information", parts))
        self.hide()

    def show_plan(self, title: str, preview: Preview, added: Sequence[Part], kept: Sequence[Part]) -> None:
        """Show what would come, what stays as it is, and what is wrong in the file."""
        is_usable = preview.document is not None and not any(each.is_blocking for each in preview.problems)
        self.title.setText(title)
        self.counts.setText(say_counts(preview.counts))
        self.remarks.say(preview.problems, self.tr("Ce fichier ne peut pas être importé\u00a0:"), leads=False)
        self.added.setText(self._listed(self.tr("Sera ajouté\u00a0:"), added))
        self.kept.setText(self._listed(self.tr("Déjà là, reste comme il est\u00a0:"), kept))
        for label in (self.counts, self.added, self.kept):
            label.setVisible(bool(label.text()))
        self.accept.setText(self.tr("Importer") if is_usable else self.tr("Import impossible"))
        self.accept.setEnabled(is_usable and bool(added))
        if is_usable and not added:
            self.added.setText(self.tr("Tout ce que contient ce fichier est déjà dans le programme."))
            self.added.show()

    def _listed(self, head: str, parts: Sequence[Part]) -> str:
        if not parts:
            return ""
        lines = [f"– {words.family(family)} «\u00a0{_called(family, name)}\u00a0»" for family, name in parts[:_MOST]]
        if len(parts) > _MOST:
            lines.append(self.tr("– et {} de plus").format(len(parts) - _MOST))
        return "\n".join([head, *lines])


def _called(family: str, name: str) -> str:
    """A setting is known by its words, not by its code."""
    return setting_label(name) if family == "setting" else name


def say_counts(counts: Mapping[str, int]) -> str:
    """How many of each a document holds: `1 fonds, 4 fiches-actions`."""
    return ", ".join(words.counted(family, count) for family, count in counts.items())
