"""The GAL and its programming period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.programmes.rows import ProgrammeSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, column, frame, row, scrolled, text
from leaderdesk.ui.kit.fields import ChoiceField, DayField, WordsField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.programme.logos import Logos
from leaderdesk.ui.programme.section import MENU_LETTERS, Section, Work
from leaderdesk.ui.records import BoundForm
from leaderdesk.words import formats

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made
    from leaderdesk.services.papers.logos import LogoRow

# There is one of each: they are told from the fields of other records by their kind alone.
_ONLY = 1
_GAL = ("name", "carrier", "holder_id", "region")
_DAYS = ("starts_on", "ends_on")
_WIDEST = 132


class GeneralSection(Section):
    """A form of seven fields; what to do first where nothing is there yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form = Form(self._fields(), taken=f"{MENU_LETTERS}M")
        self.bound = BoundForm(desk, self.form, "programme", self._saving)
        self.choose = button(self.tr("Choisir un &modèle"), "primary", "new")
        self.choose.clicked.connect(lambda: self.section_wished.emit("sharing"))
        self.first = frame(
            "information",
            column(
                text(self.tr("Par où commencer\u202f?"), "heading"),
                text(self._first_words(), is_wrapped=True),
                row(self.choose, None),
            ),
        )
        self.summary = text("", "muted", is_wrapped=True)
        self.logos = Logos()
        self._connect_logos()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(column(self.first, self.form, self.summary, self.logos, None), _WIDEST))

    def refresh(self) -> None:
        def work(base: OpenBase) -> tuple[ProgrammeSheet, Sequence[LogoRow], Mapping[int, str]]:
            from leaderdesk.services.choices import read_choices
            from leaderdesk.services.papers.logos import read_logos
            from leaderdesk.services.programmes import read_programme

            return read_programme(base), read_logos(base), read_choices(base).holders

        self.desk.ask(work, lambda found: self._show(*found))

    def focus_main(self) -> None:
        if self.first.isVisible():
            self.choose.setFocus()
        else:
            self.form.focus_first()

    def _connect_logos(self) -> None:
        """Each gesture on the logos is one action."""

        def added(source: Path) -> None:
            def work(base: OpenBase) -> Made:
                from leaderdesk.services.papers.logos import add_logo

                return add_logo(base, source, source.stem)

            self.change(work, self.tr("Logo ajouté."))

        def renamed(key: int, name: str) -> None:
            def work(base: OpenBase) -> Done:
                from leaderdesk.services.papers.logos import rename_logo

                return rename_logo(base, key, name)

            self.change(work)

        def removed(key: int) -> None:
            def work(base: OpenBase) -> Done:
                from leaderdesk.services.papers.logos import remove_logo

                return remove_logo(base, key)

            self.change(work, self.tr("Logo retiré."))

        def ordered(keys: Sequence[int]) -> None:
            def work(base: OpenBase) -> Done:
                from leaderdesk.services.papers.logos import order_logos

                return order_logos(base, keys)

            self.change(work)

        self.logos.added.connect(added)
        self.logos.renamed.connect(renamed)
        self.logos.removed.connect(removed)
        self.logos.ordered.connect(ordered)

    def _show(self, sheet: ProgrammeSheet, logos: Sequence[LogoRow], holders: Mapping[int, str]) -> None:
        self.logos.show_logos(logos, is_read_only=self.is_read_only)
        gal = sheet.gal
        choices: dict[Any, str] = {None: self.tr("non choisi"), **holders}
        self.form.editor("holder_id").set_choices(choices)  # type: ignore[attr-defined]  # a ChoiceField
        values = {
            "name": gal.name if gal else None,
            "carrier": gal.carrier if gal else None,
            "holder_id": gal.holder_id if gal else None,
            "region": gal.region if gal else None,
            "title": sheet.title or None,
            "starts_on": sheet.starts_on,
            "ends_on": sheet.ends_on,
        }
        self.bound.open(_ONLY, values)
        self.form.set_read_only(self.is_read_only)
        self.first.setVisible(not sheet.fiches and not self.is_read_only)
        fiches = sum(not fiche.is_binned for fiche in sheet.fiches)
        dossiers = sum(fiche.dossiers for fiche in sheet.fiches)
        self.summary.setVisible(fiches > 0)
        self.summary.setText(
            self.tr("Ce programme a {} et concerne {}.").format(
                formats.counted(fiches, self.tr("fiche-action"), self.tr("fiches-actions")),
                formats.counted(dossiers, self.tr("dossier"), self.tr("dossiers")),
            )
        )

    def _saving(self, _key: int, name: str, value: object) -> Work:
        days = {day: self.form.editor(day).value() for day in _DAYS}
        days = {day: known for day, known in days.items() if known is not None}
        is_backwards = len(days) == len(_DAYS) and days["ends_on"] < days["starts_on"]

        def work(base: OpenBase) -> Done | None:
            from leaderdesk.services.programmes import edit_gal, edit_programme

            if name == "name" and not value:
                # One is asked for under the field; the present one holds meanwhile.
                return None
            if name in _GAL:
                return edit_gal(base, **{name: value})
            if name not in _DAYS:
                return edit_programme(base, **{name: value or ""})
            # Said beside the field; both are kept as soon as they follow each other.
            return None if is_backwards else edit_programme(base, **days)

        return work

    def _fields(self) -> list[Field]:
        gal, period = self.tr("Le GAL"), self.tr("La période de programmation")
        return [
            Field("name", self.tr("Nom du GAL"), WordsField, group=gal, is_wide=True, width=60, rule=self._named),
            Field("carrier", self.tr("Structure porteuse"), WordsField, group=gal, is_optional=True, width=36),
            Field("region", self.tr("Région"), WordsField, group=gal, is_optional=True, width=28),
            Field(
                *("holder_id", self.tr("Porteur qui est cette structure"), partial(ChoiceField, {}, 36)),
                group=gal,
                help=self._holder_words(),
                is_wide=True,
                is_optional=True,
            ),
            Field("title", self.tr("Nom du programme"), group=period, is_wide=True, width=40),
            Field("starts_on", self.tr("Début"), DayField, group=period),
            Field("ends_on", self.tr("Fin"), DayField, group=period, rule=self._in_order),
        ]

    def _holder_words(self) -> str:
        return self.tr("Sa propre part dans ce qui est programmé se lit alors dans Enveloppes, Répartition.")

    def _named(self, name: str | None, _: Mapping[str, Any]) -> str | None:
        return None if name else self.tr("Le nom figure sur tous les documents\u00a0: il en faut un.")

    def _in_order(self, end: Any, values: Mapping[str, Any]) -> str | None:  # noqa: ANN401 - a day
        start = values.get("starts_on")
        if start is not None and end is not None and end < start:
            return self.tr("La fin précède le début\u00a0: elle n’est pas encore enregistrée.")
        return None

    def _first_words(self) -> str:
        return self.tr(
            "Choisissez d’abord un modèle\u00a0: il apporte des fiches-actions, leurs règles, une liste de contrôle"
            " et une grille prêtes à l’emploi. Tout se change ensuite, et se retire d’un seul geste."
        )
