"""Every kind of drawing with figures that show all its states, painted as the window paints it, to be looked at.

`python -m tests.drawn` keeps the pictures anew, `python -m tests.drawn FOLDER` also leaves them in grey there: look at
each before keeping it. They are written in the letters of the papers: those of a machine are not everywhere.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from leaderdesk.domain.sheets.targets import Aim
from leaderdesk.drawings.aims import AimWords, draw_aims
from leaderdesk.drawings.balances import Curve, Words, draw_balances, marks_for
from leaderdesk.drawings.distributions import (
    Case,
    DistributionWords,
    Group,
    Quantiles,
    draw_distributions,
    marks_of,
)
from leaderdesk.drawings.funnels import FunnelStep, FunnelWords, draw_funnel
from leaderdesk.drawings.gauges import Gauge, Level, draw_gauge
from leaderdesk.drawings.pots import Keys, Pot, draw_pots
from leaderdesk.drawings.shares import Share, draw_shares
from leaderdesk.drawings.spreads import SpreadOf, draw_spread
from leaderdesk.drawings.stacks import Part, Stack, StackWords, draw_stacks
from leaderdesk.system.paths import program_folder
from leaderdesk.ui.kit.drawing import Draw, DrawingBox
from leaderdesk.ui.theme.palette import palette_of
from leaderdesk.ui.theme.tokens import DARK, LIGHT, Tokens
from tests.drawn_maps import map_drawings

KEPT = Path(__file__).parent / "data" / "drawings"
SCHEMES: Mapping[str, Tokens] = {"light": LIGHT, "dark": DARK}
_WIDE, _LETTERS = 460, 13
_LEVELS: tuple[Level, ...] = ("plain", "good", "watch", "alert")


def drawings() -> dict[str, Draw]:
    """Each kind by its name."""
    return {
        "aims": _aims(),
        "balances": _balances(),
        "distributions": _distributions(),
        "funnel": _funnel(),
        "pots": _pots(),
        "shares": _shares(),
        "years": _years(),
        **map_drawings(),
        **{f"gauge-{level}": _gauge(level) for level in _LEVELS},
        **{f"spread-{name}": _spread(is_divided=name == "divided") for name in ("close", "divided")},
    }


def picture_of(draw: Draw, scheme: str) -> Image.Image:
    """A drawing painted in a scheme."""
    with _painted_in(SCHEMES[scheme]):
        box = DrawingBox("")
        letters = QFont("Carlito")
        letters.setPixelSize(_LETTERS)
        box.setFont(letters)
        box.show_drawing(draw)
        box.setAutoFillBackground(True)
        box.resize(_WIDE, box.heightForWidth(_WIDE))
        kept = QBuffer()
        kept.open(QIODevice.OpenModeFlag.WriteOnly)
        box.grab().save(kept, "PNG")
        box.deleteLater()
        return Image.open(BytesIO(bytes(kept.data().data()))).convert("RGB")


@contextmanager
def _painted_in(tokens: Tokens) -> Iterator[None]:
    for name in ("Carlito-Regular", "Carlito-Bold"):
        QFontDatabase.addApplicationFont(str(program_folder("resources") / "fonts" / f"{name}.ttf"))
    before = QGuiApplication.palette()
    QApplication.setPalette(palette_of(tokens))
    yield
    QApplication.setPalette(before)


def _aims() -> Draw:
    on = date(2026, 12, 31)
    aims = [
        Aim(1, "Région", "programmed", on, 700_000, 520_000, 180_000, 560_000, 640_000),
        Aim(2, "Fiche 3", "programmed", on, 260_000, 190_000, 70_000, 230_000, 330_000),
        Aim(3, "Dégagement", "paid", on, 150_000, 160_000, 0, 160_000, 160_000),
    ]
    names = ("Objectif", "visé", "atteint", "rythme lent", "rythme rapide", "hors du rythme", "")
    words = AimWords(*names, lambda each: each.name, str, lambda each: f"manque {each.missing}")
    return lambda width, measure: draw_aims(aims, words, width, measure)


def _balances() -> Draw:
    late, early, likely = [200, -300, -700, -700, -700, 100], [200, -300, -700, 100, 100, 100], [200, -300, -700, -700]
    curves = [
        Curve("au plus tôt", early, "early", "dotted"),
        Curve("au plus tard", late, "late", "dashed"),
        Curve("probable", [*likely, 100, 100], "likely", "solid", 2.5),
    ]
    months = [f"{rank:02}/2027" for rank in range(1, 7)]
    words = Words(months, {mark: str(mark) for mark in marks_for(curves)}, "-700", "")
    return lambda width, measure: draw_balances(curves, words, width, 190, measure)


def _distributions() -> Draw:
    def cases(*days: int) -> list[Case]:
        return [Case(day, f"{day}", "") for day in days]

    groups = [
        Group("Au paiement", cases(40, 60, 80, 100, 110, 140, 150, 190), "8 cas", cases(70), Quantiles(60, 105, 150)),
        Group("Au service fait", cases(20, 90, 200), "3 cas", cases(30, 120)),
    ]
    marks = {mark: str(mark) for mark in marks_of(groups)}
    words = DistributionWords("en jours", marks, (), "", "cas terminé", "cas en cours")
    return lambda width, measure: draw_distributions(groups, words, width, measure)


def _funnel() -> Draw:
    found = (("Déposés", 40, 900), ("Programmés", 25, 700), ("Payés", 10, 250), ("Clos", 6, 90))
    steps = [FunnelStep(name, count, amount, f"{count} dossiers, {amount} €") for name, count, amount in found]
    words = FunnelWords("montant des fonds", "nombre de dossiers", (), "")
    return lambda width, measure: draw_funnel(steps, words, width, measure)


def _gauge(level: Level) -> Draw:
    share = {"plain": 0.3, "good": 0.6, "watch": 0.9, "alert": 1.2}[level]
    gauge = Gauge("Frais de fonctionnement", f"{share:.0%}", share, level, "sur ce qui est payé", 0.8, "plafond")
    return lambda width, measure: draw_gauge(gauge, width, measure)


def _pots() -> Draw:
    pots = [
        Pot("1 · FEADER", 600, 200, 0, "reste 400"),
        Pot("2 · FEADER", 300, 200, 60, "reste 100"),
        Pot("3 · FEDER", 200, 260, 0, "dépassée de 60"),
    ]
    keys = Keys("programmé", "en attente", "reste", "au-delà de l’enveloppe", "")
    return lambda width, measure: draw_pots(pots, keys, width, measure)


def _shares() -> Draw:
    shares = [
        Share("FEADER", 56_000, "56 000 €", "56 %", "fund"),
        Share("Région", 14_000, "14 000 €", "14 %", "public"),
        Share("Fondation", 5_000, "5 000 €", "5 %", "private"),
        Share("Porteur", 25_000, "25 000 €", "25 %", "own", "hatch"),
    ]
    return lambda width, measure: draw_shares(shares, width, measure)


def _years() -> Draw:
    """What each year brought: one took back more than it gave, one did nothing."""
    gains = (("2024", 300_000, "300 000 €"), ("2025", -120_000, "−120 000 €"), ("2026", 0, "0 €"))
    years = [Stack(name, (Part("voté", amount, told, "fund"),), told) for name, amount, told in gains]
    return lambda width, measure: draw_stacks(years, StackWords("Année", ""), width, measure)


def _spread(*, is_divided: bool) -> Draw:
    spread = SpreadOf(0.1 if is_divided else 0.45, 0.5, 0.9 if is_divided else 0.6, (0.7,), is_divided)
    return lambda width, measure: draw_spread(spread, width, measure)


def _make(folder: Path | None) -> None:
    KEPT.mkdir(exist_ok=True)
    for name, draw in drawings().items():
        for scheme in SCHEMES:
            picture = picture_of(draw, scheme)
            picture.quantize(32).save(KEPT / f"{name}-{scheme}.png", optimize=True)
            if folder is not None:
                picture.convert("L").save(folder / f"{name}-{scheme}-grey.png")


if __name__ == "__main__":
    application = QApplication([])
    _make(Path(sys.argv[1]) if sys.argv[1:] else None)
