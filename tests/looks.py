"""Every screen of the example as a picture, for eyes: `python -m tests.looks FOLDER [--only home,envelopes] …`.

`--help` says the sizes, themes and text sizes there are; the example is made once in the folder, and made anew
after it is removed from there.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from leaderdesk.app import bare_window, furnish, make_app, prepare
from leaderdesk.services.bases import OpenBase, looked_base
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.sitting_lists import list_sittings
from leaderdesk.store.schema import CashPlan, Dossier
from leaderdesk.ui.page import Visit
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.examples import TODAY
from tests.look_cases import CASES, make_case
from tests.ui import screens
from tests.ui.bases import around_in
from tests.ui.evenings import hold_evening

# What the tests of every screen do not go through one by one.
_RUNNING = ("pay", "missions", "claim", "team")
_CLOSED = ("minutes", "follow", "seal")
_MORE = (
    *("delays/running", "delays/funnel", "holders/treasury"),
    *(f"dossiers/running:{part}" for part in _RUNNING),
    *(f"closed/{part}" for part in _CLOSED),
)
# The dossier of the example of which most is known after its decision.
_DOSSIER = "2024-001"
# What is read little by little, or on another thread, comes within this.
_PATIENCE_MS = 250


def main(asked: Sequence[str] | None = None) -> None:
    """Paint what was asked, one file a screen."""
    options = _options(asked)
    app = make_app()
    prepare(app)
    options.folder.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in (*screens.screens(), *_MORE) if _is_asked(name, options.only)]
    with TemporaryDirectory() as scratch:
        around = around_in(Path(scratch) / "home")
        kept = options.folder / options.case
        if not kept.exists():
            kept.mkdir()
            make_case(options.case, kept, around)
        path = copytree(kept, Path(scratch) / "shown") / "exemple.leaderdesk"
        has_evening = options.case in {"example", "long"} and any(name.startswith("held") for name in wanted)
        held = hold_evening(path, around, TODAY) if has_evening else 0
        with looked_base(path, around) as base:
            rows = list_dossiers(base)
            dossier = next((row for row in rows if row.number == options.dossier), rows[0] if rows else None)
            keys = {**screens.keys_of(base, dossier, held), **_more_keys(base, options.dossier)}
        wanted = [name for name in wanted if screens.can_be_shown(name, keys)]
        window = bare_window(app, around.folders)
        window.resize(QSize(*map(int, options.size.split("x"))))
        window.show()
        furnish(app, window, around)
        screens.dress(window, options.theme, options.scale)
        window.desk.open(path)
        settle(window)
        for name in wanted:
            _paint(window, name, keys, options)
        window.desk.stop()
        window.hide()


def _more_keys(base: OpenBase, asked: str) -> dict[str, int]:
    """A sitting that was closed; a dossier that has a plan of its cash, unless one was asked by its number."""
    ended = [each for each in list_sittings(base) if each.phase in ("closed", "sealed")]
    with base.read() as session:
        query = select(CashPlan.dossier_id).join(Dossier, Dossier.id == CashPlan.dossier_id).order_by(Dossier.number)
        plans = session.scalars(query).all()
    found = {"closed": max(ended, key=lambda each: each.held_on).id} if ended else {}
    return {**found, "dossiers/treasury": plans[0]} if plans and asked == _DOSSIER else found


def _bring(window: Window, name: str, keys: dict[str, int]) -> None:
    page, _, part = name.partition("/")
    if page != "closed":
        screens.bring(window, name, keys)
        return
    window.visit(Visit("sittings", keys[page]))
    settle(window)
    screens.sittings_of(window).part.sections.show_section(part)
    settle(window)


def _paint(window: Window, name: str, keys: dict[str, int], options: Namespace) -> None:
    _bring(window, name, keys)
    QTest.qWait(_PATIENCE_MS)
    settle(window)
    QApplication.processEvents()
    picture = window.grab().toImage()
    faults = [*screens.cut(window), *screens.too_wide(window)] if options.tell else []
    screens.leave(window)
    if options.grey:
        picture = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    place = options.folder / f"{name.replace('/', '-').replace(':', '-')}.png"
    picture.save(str(place))
    print(place, *faults, sep="\n    ")


def _options(asked: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m tests.looks", description="Paint every screen of a base.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1366x768", help="of the window: 1366x768, 1920x1080…")
    parser.add_argument("--theme", default="light", choices=("light", "dark"))
    parser.add_argument("--scale", default=100, type=int, choices=(100, 125, 150, 175, 200), help="of the text")
    parser.add_argument("--grey", action="store_true", help="as a black and white printer would show them")
    parser.add_argument("--only", default="", help="names, or how they begin: home,envelopes,dossiers/treasury")
    parser.add_argument("--tell", action="store_true", help="say what is cut, and what is wider than its room")
    parser.add_argument("--case", default="example", choices=CASES, help="the base that is shown")
    parser.add_argument("--dossier", default=_DOSSIER, help="the number of the one whose tabs are shown")
    return parser.parse_args(asked)


def _is_asked(name: str, only: str) -> bool:
    starts = [each for each in only.split(",") if each]
    return not starts or any(name == each or name.startswith((f"{each}/", f"{each}:")) for each in starts)


if __name__ == "__main__":
    main()
