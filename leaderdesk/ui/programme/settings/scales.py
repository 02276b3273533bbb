"""The mileage scales: each with its text and its days, and the bands of the one that the keyboard is on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.costs.lines import Band, Scale
from leaderdesk.domain.programmes.problems import Problem, inside
from leaderdesk.domain.programmes.settings import problems_of_scale
from leaderdesk.ui.programme.cells import Cell
from leaderdesk.ui.programme.places import flags_of, steps_of
from leaderdesk.ui.programme.remarks import Remarks
from leaderdesk.ui.programme.rows import Rows


@dataclass(frozen=True, slots=True)
class NamedScale:
    """A scale with its name, as one line."""

    name: str
    bands: tuple[Band, ...] = (Band(None, Fraction(0)),)
    by_slice: bool = False
    source: str = ""
    holds_from: date | None = None
    holds_until: date | None = None

    def scale(self) -> Scale:
        """The same without its name."""
        return Scale(**{each.name: getattr(self, each.name) for each in fields(Scale)})


class ScalesPart(QWidget):
    """`changed(scales)`: what they would become, by name."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rank = 0
        self.scales = Rows(
            self.tr("Barèmes kilométriques"),
            self._cells(),
            lambda rows: NamedScale(self.tr("Barème {}").format(len(rows) + 1)),
            add=self.tr("Ajouter un barème"),
            help=self.tr(
                "Les dépenses au kilomètre en choisissent un par son nom. Quand un barème change, gardez l’ancien avec"
                " sa fin et ajoutez le nouveau\u00a0: les dépenses déjà saisies ne bougent pas."
            ),
            is_ordered=False,
        )
        self.bands = Rows(
            self.tr("Tranches"), self._bands(), _next_band, add=self.tr("Ajouter une tranche"), help=self._how()
        )
        self.remarks = Remarks()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(12)
        around.addWidget(self.scales)
        around.addWidget(self.remarks)
        around.addWidget(self.bands)
        self.remarks.went.connect(self._go_to)
        self.scales.changed.connect(self._tell)
        self.scales.chosen.connect(lambda _: self._show_bands())
        self.bands.changed.connect(self._take_bands)

    def show_scales(self, scales: Mapping[str, Scale]) -> None:
        """Show these; what makes no sense in them is flagged."""
        rows = [NamedScale(name, *(getattr(each, own.name) for own in fields(Scale))) for name, each in scales.items()]
        self.scales.show_rows(rows)
        problems = [
            replace(problem, is_blocking=False)
            for rank, row in enumerate(rows)
            for problem in inside(f"scales[{rank}]", problems_of_scale(row.scale()))
        ]
        self.scales.show_flags(flags_of([_of_scale(each) for each in problems], "scales", "name"))
        self.remarks.say(problems, "")
        self._show_bands()

    def set_read_only(self, is_read_only: bool) -> None:
        """Let them be read."""
        self.scales.set_read_only(is_read_only)
        self.bands.set_read_only(is_read_only)

    def _show_bands(self) -> None:
        rows: Sequence[NamedScale] = self.scales.rows
        current = self.scales.current
        self._rank = min(self._rank if current < 0 else current, len(rows) - 1)
        self.bands.setVisible(self._rank >= 0)
        if self._rank >= 0:
            shown = rows[self._rank]
            self.bands.name(self.tr("Tranches de «\u00a0{}\u00a0»").format(shown.name))
            self.bands.show_rows(shown.bands)
            self.bands.show_flags(flags_of(problems_of_scale(shown.scale()), "bands", "per_kilometre"))

    def _take_bands(self, bands: tuple[Band, ...]) -> None:
        rows = list(self.scales.rows)
        if 0 <= self._rank < len(rows):
            rows[self._rank] = replace(rows[self._rank], bands=tuple(bands))
            self._tell(rows)

    def _tell(self, rows: Sequence[NamedScale]) -> None:
        """Two scales never share a name: the later one is numbered."""
        named: dict[str, Scale] = {}
        for row in rows:
            name, times = row.name or self.tr("Barème"), 1
            while name in named:
                times += 1
                name = f"{row.name} ({times})"
            named[name] = row.scale()
        self.changed.emit(named)

    def _go_to(self, place: str) -> None:
        (_, rank), *rest = steps_of(place)
        name, band = rest[0] if rest else ("name", -1)
        self.scales.go_to(rank, "name" if name == "bands" else name)
        if name == "bands" and len(rest) > 1:
            self.bands.go_to(max(band, 0), rest[1][0])

    def _cells(self) -> list[Cell]:
        ways = {False: self.tr("selon le total"), True: self.tr("tranche par tranche")}
        return [
            Cell("name", self.tr("Barème"), is_wide=True, width=22, blank=""),
            Cell("by_slice", self.tr("Calcul"), "choice", ways, width=20, blank=False),
            Cell("holds_from", self.tr("Depuis"), "day", width=12, empty=self.tr("toujours")),
            Cell("holds_until", self.tr("Jusqu’au"), "day", width=12, empty=self.tr("sans fin")),
            Cell("source", self.tr("Texte"), is_wide=True, width=24, blank="", empty=self.tr("non renseigné")),
        ]

    def _bands(self) -> list[Cell]:
        return [
            Cell("up_to", self.tr("Jusqu’à, en km par an"), "quantity", width=22, empty=self.tr("au-delà")),
            Cell("per_kilometre", self.tr("Euros par km"), "quantity", width=14, blank=Fraction(0)),
            Cell("fixed", self.tr("Plus un forfait de"), "euros", width=18, blank=Fraction(0)),
        ]

    def _how(self) -> str:
        return self.tr(
            "De la plus courte à la plus longue\u202f; la dernière n’a pas de fin. «\u00a0Selon le total\u00a0»\u00a0:"
            " la tranche des kilomètres de l’année vaut pour tous. Un barème qui ne tient pas est gardé, signalé, et"
            " laissé de côté dans les calculs."
        )


def _next_band(rows: Sequence[Any]) -> Band:
    """One more band: without an end, as the last one must be."""
    return Band(None, rows[-1].per_kilometre if rows else Fraction(0))


def _of_scale(problem: Problem) -> Problem:
    """A problem of a band is shown beside its scale too."""
    head, _, rest = problem.place.partition("].")
    return replace(problem, place=f"{head}].name") if rest.startswith("bands") else problem
