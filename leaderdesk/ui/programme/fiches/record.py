"""Builds the record of a fiche-action: what it is, the versions of its rules, the form and the worked example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.programmes import STRANDS
from leaderdesk.domain.programmes.rows import FicheRow, RulesVersion
from leaderdesk.ui.kit.controls import button, column, frame, row, text
from leaderdesk.ui.kit.fields import ChoiceField, NotesField, WordsField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.programme.fiches.example import ExamplePanel
from leaderdesk.ui.programme.fiches.rules import RuleFields
from leaderdesk.ui.programme.pair import Pair
from leaderdesk.ui.programme.remarks import Remarks
from leaderdesk.ui.programme.section import ALL_LETTERS, MENU_LETTERS
from leaderdesk.words import codes, formats

_BOTH = 104
_NAMED = 12


class FicheRecord(QWidget):
    """One fiche-action."""

    def __init__(self) -> None:
        super().__init__()
        self.title = text("", "heading", is_wrapped=True)
        self.see_checklist = button(self.tr("Sa liste de contrôle"), "link")
        self.see_grid = button(self.tr("Sa grille"), "link")
        self.head = Form(self._fields(), taken=f"{MENU_LETTERS}MRCLUTX")
        self.version = ChoiceField({}, 44)
        self.version.setAccessibleName(self.tr("Version des règles"))
        self.concerned = text("", is_wrapped=True)
        self.remarks = Remarks()
        self.give_up = button(self.tr("Abandonner ces modifications"))
        self.give_up.hide()
        self.rules = Form(RuleFields().all(), taken=ALL_LETTERS)
        self.example = ExamplePanel()
        label = text(self.tr("&Version des règles"), "strong")
        label.setBuddy(self.version)
        around = column(
            self.title,
            Flow(self.see_checklist, self.see_grid),
            self.head,
            8,
            text(self.tr("Règles de financement"), "heading"),
            label,
            row(self.version, None),
            frame("card", column(self.concerned)),
            self.remarks,
            row(self.give_up, None),
            self.rules,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        # The example stays in sight of whatever rule is being typed.
        inside.addWidget(Pair(around, self.example, _BOTH))
        self.setFocusProxy(self.head.cells["title"].widget)

    def name_it(self) -> None:
        """Ready to be named: the first letter typed replaces the name it was given."""
        self.head.focus_field("title")
        field = self.head.cells["title"].widget
        if isinstance(field, NotesField):
            field.selectAll()

    def show_versions(
        self, versions: tuple[RulesVersion, ...], chosen: RulesVersion | None, judged: Sequence[str]
    ) -> None:
        """The versions to choose from, the last one first; `judged` are the dossiers of the one shown."""
        self.version.set_choices({each.version: self._version(each) for each in reversed(versions)})
        self.version.show_value(chosen.version if chosen else None)
        self.version.set_read_only(len(versions) < 2)  # noqa: PLR2004 - one leaves no choice
        self.concerned.setText(self._concerned(versions, chosen, judged))

    def show_grids(self, grids: Mapping[int, str]) -> None:
        """The grids that may be chosen."""
        editor = self.head.editor("grid_id")
        if isinstance(editor, ChoiceField):
            editor.set_choices({None: self.tr("aucune grille"), **grids})

    def _version(self, each: RulesVersion) -> str:
        since = formats.day(each.holds_from)
        if each.is_in_force:
            return self.tr("Version {}, en vigueur depuis le {}").format(each.version, since)
        return self.tr("Version {}, à partir du {}").format(each.version, since)

    def _concerned(self, versions: tuple[RulesVersion, ...], chosen: RulesVersion | None, judged: Sequence[str]) -> str:
        if chosen is None:
            return self.tr(
                "Cette fiche-action n’a pas encore de règles\u00a0: donnez au moins les trois parts ci-dessous."
            )
        count = formats.counted(chosen.dossiers, self.tr("dossier"), self.tr("dossiers"))
        if judged:
            rest = self.tr("…") if len(judged) > _NAMED else ""
            count = f"{count} ({', '.join(judged[:_NAMED])}{rest})"
        if chosen is not versions[-1]:
            return self.tr(
                "Version ancienne, gardée telle quelle pour les dossiers qu’elle concerne\u00a0: {}."
            ).format(count)
        if not chosen.dossiers:
            return self.tr("Aucun dossier n’est concerné par cette version\u00a0: elle se corrige sur place.")
        return self.tr(
            "Cette version concerne {}. Ils la garderont\u00a0: toute modification crée la version {},"
            " valable à partir d’aujourd’hui pour les nouveaux dossiers."
        ).format(count, chosen.version + 1)

    def _fields(self) -> list[Field]:
        return [
            Field("code", self.tr("Code"), partial(WordsField, 8), rule=self._needed),
            Field("grid_id", self.tr("Grille de sélection"), partial(ChoiceField, {}, 36)),
            Field("strand", self.tr("Vo&let"), partial(ChoiceField, _strands()), help=self._strand_words()),
            Field("title", self.tr("Intitulé"), partial(NotesField, 1, 3), is_wide=True, rule=self._needed),
            Field("purpose", self.tr("Objet"), partial(NotesField, 1, 5), is_wide=True, is_optional=True),
        ]

    def _strand_words(self) -> str:
        return self.tr("Un dossier de coopération, ou d’animation et de fonctionnement, a un onglet de plus.")

    def _needed(self, value: str | None, _: Mapping[str, Any]) -> str | None:
        return None if value else self.tr("Il en faut un pour reconnaître la fiche-action.")


def head_values(fiche: FicheRow) -> dict[str, Any]:
    """What the form of a fiche-action shows."""
    return {
        "code": fiche.code,
        "title": fiche.title,
        "purpose": fiche.purpose,
        "grid_id": fiche.grid_id,
        "strand": fiche.strand,
    }


def _strands() -> dict[str, str]:
    return {code: codes.word("strand", code) for code in STRANDS}
