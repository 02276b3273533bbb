"""Every screen of an open base, by name, and what can be seen on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)
from sqlalchemy import select

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.calls import list_calls
from leaderdesk.services.conversations import list_conversations
from leaderdesk.services.members import list_members
from leaderdesk.services.sitting_lists import read_sittings
from leaderdesk.store.schema import Dossier, Fiche, Grid
from leaderdesk.ui.dossiers.record.tabs import TabPlaces
from leaderdesk.ui.kit.tables.cells import MARGIN
from leaderdesk.ui.page import Visit
from leaderdesk.ui.programme.besides import BesideSection
from leaderdesk.ui.programme.page import ProgrammePage
from leaderdesk.ui.programme.sections import SectionPlaces
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.places import Places
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.sittings.page import SittingsPage
from leaderdesk.ui.workbooks.arrivals.page import ArrivalsPage
from leaderdesk.ui.workbooks.page import WorkbooksPage
from leaderdesk.ui.workbooks.reconciling.page import ReconcilingPage
from tests.examples import TODAY
from tests.ui.conftest import finding_of, helping_of

_Widget = TypeVar("_Widget", bound=QWidget)
# In the usual tier each theme and each size is looked at once; the long one has them all.
LOOKS = (
    ("light", 100),
    ("dark", 200),
    pytest.param(("light", 200), marks=pytest.mark.long),
    pytest.param(("dark", 100), marks=pytest.mark.long),
)
SCALES = (100, pytest.param(200, marks=pytest.mark.long))
# The sections of the programme that show a record beside their list.
_BESIDE = ("fiches", "grids")
_RECORDS = ("holders", "calls", "conversations")
_COMMITTEE = ("seats", "members", "members:places", "members:ties", "members:interests", "rules")
_PERIODS = ("period",)
# The first is there as soon as the page is.
REPORTS = ("epci_sheet", "yearly", "communes_map", "indicators", "committee_mirror", "projects_review")
_ENVELOPES = ("avenants", "targets", "waiting", "shares", "replay", "rules")
# The tabs of a sitting in preparation, by the part that leads to each.
_SITTING = ("sitting", "agenda", "answers", "conflicts", "calendar")
# The steps of a sitting that is held.
_LIVE = ("room", "point", "notes", "vote", "decision", "projector", "calls", "deeds", "ending")
_CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Table,
    QAccessible.Role.MenuItem,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.ComboBox,
    QAccessible.Role.List,
}
SENTINEL = re.compile(
    r"\b(None|nan|null|NULL|True|False|inf|NoneType)\b|\{(?!year|rank)\w*\}|Fraction\(|datetime\.| object at 0x|%\("
)
ENGLISH = frozenset(
    {"OK", "Cancel", "Save", "Discard", "Yes", "No", "Close", "Apply", "Reset", "Help", "Abort", "Retry"}
)
_MOST_ROWS = 60
# The parts of a workbook that comes in, and the row that asks something.
_ARRIVALS = ("tables", "columns", "rows", "row")
_FOLLOW_UP = (
    "Suivi des dossiers\n"
    "N° dossier\tIntitulé\tPorteur\tFiche-action\tEtat\tCoût total\tFEADER\tObservations du territoire\n"
    "2026-101\tHalle couverte\tCommune de Lys\t1\tProgrammé\t10 000,00\t6 400,00\tbelle vue\n"
    "2026-102\tMarché bio\tFoyer rural\t1\tZorglub\t12 000,00\t1 000,00\t\n"
    "2026-103\tSentier\tCommune de Lys\t1\tProgrammé\t12,345\t2 000,00\t\n"
    "Total\t\t\t\t\t22 012,35\t9 400,00\t\n"
)
_REGION = (
    "N° dossier;Intitulé;Porteur;Date de réception;FEADER;Observations\n"
    "2023-002;Réhabiliter la halle de Pontarvelle;Commune de Pontarvelle;02/02/2023;10 000,00;\n"
    "2023-008;Séchoir à bois local;Menuiserie des Hauts;31/02/2023;10 000,00;à voir\n"
    "2099-001;Inconnu;Personne d’ici;02/02/2023;1 000,00;\n"
)


def screens() -> list[str]:
    """Pages, records, tabs of a dossier, sections of the programme, and what comes over them."""
    pages = [place.name for place in Places(None).all()]
    records = [f"{name}/record" for name in _RECORDS if name in pages]
    tabs = [f"dossiers/{place.name}" for place in TabPlaces(None).all()]
    sections = [f"programme/{place.name}" for place in SectionPlaces(None).all()]
    sections += [f"programme/{name}:record" for name in _BESIDE]
    parts = [f"committee/{name}" for name in _COMMITTEE if "committee" in pages]
    parts += [f"controls/{name}" for name in _PERIODS if "controls" in pages]
    parts += [f"reports/{name}" for name in REPORTS if "reports" in pages]
    parts += [f"envelopes/{name}" for name in _ENVELOPES if "envelopes" in pages]
    plan = [f"sittings/{name}" for name in _SITTING if "sittings" in pages]
    live = [f"held/{name}" for name in _LIVE if "sittings" in pages]
    books = [*(f"arrivals/{name}" for name in _ARRIVALS), "workbooks/out:funders", "workbooks/held"]
    books += [f"reconciled/{name}" for name in ("differences", "columns")]
    return [*pages, *records, *tabs, *sections, *parts, *plan, *live, *books, "help", "shortcuts", "search"]


def dress(window: Window, scheme: str, scale: int) -> None:
    """Give a look to the whole window, all at once, where it has another."""
    looks = window.looks
    if (looks.scheme, looks.text_scale) != (scheme, scale):
        looks.scheme, looks.text_scale = scheme, scale
        looks.apply()


def keys_of(base: OpenBase, dossier: DossierRow | None, held: int) -> dict[str, int]:
    """What each screen is shown with: a dossier with its holder, the first of the others, an evening that is held.

    What a base has none of is not there.
    """
    firsts: dict[str, Sequence[Any]] = {
        "calls": list_calls(base),
        "conversations": list_conversations(base),
        "committee": list_members(base),
        "sittings": [row for row in read_sittings(base, TODAY) if row.phase == "preparation"],
    }
    keys = {name: rows[0].id for name, rows in firsts.items() if rows}
    with base.read() as session:
        for name, table in (("programme/fiches:record", Fiche), ("programme/grids:record", Grid)):
            if (first := session.scalars(select(table.id)).first()) is not None:
                keys[name] = first
    if dossier is not None:
        keys |= {"dossiers": dossier.id, **_of_strands(base), "holders": dossier.holder_id}
    return keys | ({"held": held} if held else {})


def can_be_shown(screen: str, keys: dict[str, int]) -> bool:
    """Whether the base has the record that a screen shows."""
    name, _, part = screen.partition("/")
    tab = screen.partition(":")[0]
    if any(place.strand and tab == f"dossiers/{place.name}" for place in TabPlaces(None).all()):
        return tab in keys
    needs = screen if name == "programme" else name
    return not _shows_a_record(name, part) or needs in keys


def _shows_a_record(name: str, part: str) -> bool:
    if name in {"programme", "committee"}:
        return ":" in part
    return bool(part) and name in {*_RECORDS, "dossiers", "sittings", "held", "closed"}


def _of_strands(base: OpenBase) -> dict[str, int]:
    """A dossier for each tab that shows for one strand of the programme."""
    first: dict[str, int] = {}
    with base.read() as session:
        query = select(Fiche.strand, Dossier.id).join(Dossier, Dossier.fiche_id == Fiche.id).order_by(Dossier.number)
        for strand, key in session.execute(query):
            first.setdefault(strand, key)
    return {
        f"dossiers/{place.name}": first[place.strand]
        for place in TabPlaces(None).all()
        if place.strand is not None and place.strand in first
    }


def bring(window: Window, screen: str, keys: dict[str, int]) -> None:
    """Show a screen; `keys` has a record of each kind."""
    name, _, part = screen.partition("/")
    if name == "help":
        helping_of(window).show_page("clavier")
    elif name == "shortcuts":
        helping_of(window).show_shortcuts()
    elif name == "search":
        finding_of(window).open()
    elif name == "programme":
        _bring_section(window, part or "general")
    elif name == "committee" and part:
        # A person, or nobody in particular where the part is no record.
        window.visit(Visit(name, keys.get(name, 0) if ":" in part else 0, part))
    elif name == "held":
        window.visit(Visit("sittings", keys[name]))
        settle(window)
        sittings_of(window).part.show_step(part)
    elif part:
        _bring_part(window, name, part, keys)
    else:
        window.go_to(name)
        if name == "sittings":
            # The one that is held would have the page.
            settle(window)
            sittings_of(window).show_list()
    for _ in range(2):
        settle(window)
    QApplication.processEvents()


def sittings_of(window: Window) -> SittingsPage:
    """The page of sittings."""
    page = window.pages["sittings"]
    assert isinstance(page, SittingsPage)
    return page


def _bring_section(window: Window, part: str) -> None:
    """A section of the programme; of some, the first record beside the list."""
    name, _, record = part.partition(":")
    window.visit(Visit("programme", 0, name))
    page = window.pages["programme"]
    assert isinstance(page, ProgrammePage)
    section = page.section
    if isinstance(section, BesideSection):
        settle(window)
        if record:
            first = section.listing.model.line(0)
            assert first is not None
            section.show_record(first.identity)
        elif section.beside.is_open:
            section.beside.close_record()


def _bring_part(window: Window, name: str, part: str, keys: dict[str, int]) -> None:
    if name == "arrivals":
        _bring_workbook(window, part)
    elif name == "reconciled":
        _bring_held(window, part)
    else:
        # Some tabs show for one strand of the programme alone.
        key = keys.get(f"{name}/{part.partition(':')[0]}", keys.get(name, 0))
        window.visit(Visit(name, key, "" if part == "record" else part))


def _bring_workbook(window: Window, part: str) -> None:
    """A workbook in hand, with one of its parts in front."""
    window.visit(Visit("workbooks", 0, "in"))
    page = window.pages["workbooks"]
    assert isinstance(page, WorkbooksPage)
    side = page.part
    assert isinstance(side, ArrivalsPage)
    if side.hand.book is None:
        side.read_pasted(_FOLLOW_UP)
        settle(window)
    view = side.view.book
    view.sections.show_section("rows" if part == "row" else part)
    if part == "row":
        view.rows.go_to_next()
    elif part == "rows":
        view.rows.beside.close_record()


def _bring_held(window: Window, part: str) -> None:
    """A table of the region in hand, with one of its parts in front."""
    window.visit(Visit("workbooks", 0, "held:"))
    page = window.pages["workbooks"]
    assert isinstance(page, WorkbooksPage)
    side, state = page.part, window.desk.state
    assert isinstance(side, ReconcilingPage)
    assert state is not None
    if side.opened is None:
        table = state.facts.path.parent / "region.csv"
        table.write_text(_REGION, encoding="utf-8")
        side.read_file(table)
        settle(window)
    side.view.table.sections.show_section(part)


def leave(window: Window) -> None:
    """Take away what came over the page."""
    if (palette := finding_of(window).palette) is not None:
        palette.dismiss()


def seen(window: QWidget, kind: type[_Widget]) -> Iterator[_Widget]:
    """The widgets of a kind that are on the screen; what is hidden, and all that it holds, is not gone through."""
    for child in window.children():
        if isinstance(child, QWidget) and child.isVisible():
            if isinstance(child, kind):
                yield child
            yield from seen(child, kind)


def texts(window: Window) -> list[str]:
    """All that can be read."""
    worded: list[QLabel | QAbstractButton] = [*seen(window, QLabel), *seen(window, QAbstractButton)]
    found = [each.text() for each in worded]
    found += [each.displayText() for each in seen(window, QLineEdit)]
    found += [each.toPlainText() for each in seen(window, QPlainTextEdit)]
    for view in seen(window, QAbstractItemView):
        model = view.model()
        rows, columns = (
            range(min(model.rowCount(), _MOST_ROWS)),
            range(model.columnCount() if isinstance(view, QTableView) else 1),
        )
        found += [str(model.index(row, column).data()) for row in rows for column in columns]
    return found


def cut(window: Window) -> list[str]:
    """The texts that are not seen whole."""
    return [*_cut_labels(window), *_cut_buttons(window), *_cut_titles(window)]


def too_wide(window: Window) -> list[str]:
    """What can only be read by going sideways, tables and drawings of their own width set apart."""
    areas = [each for each in seen(window, QScrollArea) if each.horizontalScrollBar().maximum() > 0]
    found = [f"{type(each.widget()).__name__} is {each.horizontalScrollBar().maximum()} too wide" for each in areas]
    needed = window.minimumSizeHint()
    return [*found, *([f"the window asks for {needed.width()}"] if needed.width() > window.width() else [])]


def cut_cells(table: QTableView) -> list[str]:
    """The cells of a table, on the screen or not, that are not seen whole in their column and row."""
    model, metrics = table.model(), table.fontMetrics()
    return [
        text
        for row in range(model.rowCount())
        for place in range(model.columnCount())
        if not table.isColumnHidden(place)
        and (text := str(model.index(row, place).data() or ""))
        and not _fits(text, metrics, table.visualRect(model.index(row, place)).adjusted(MARGIN, 0, -MARGIN, 0))
    ]


def _fits(text: str, metrics: QFontMetrics, room: QRect) -> bool:
    if metrics.horizontalAdvance(text) <= room.width():
        return True
    needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
    return needed.width() <= room.width() and needed.height() <= room.height()


def nameless(window: Window) -> list[str]:
    """The controls that a screen reader could not name."""
    found = [each for each in _interfaces(QAccessible.queryAccessibleInterface(window)) if _is_seen(each)]
    return [
        f"{each.object().metaObject().className()} in {type(each.object().parent()).__name__}"
        for each in found
        if each.role() in _CONTROLS and not each.text(QAccessible.Text.Name).strip()
    ]


def letters(window: Window) -> list[str]:
    """The letters that act with Alt, as many times as they are given."""
    found = [action.text() for action in window.menuBar().actions()]
    worded: list[QLabel | QAbstractButton] = [each for each in seen(window, QLabel) if each.buddy() is not None]
    worded += seen(window, QAbstractButton)
    found += [each.text().replace("&&", "") for each in worded]
    marks = [re.search(r"&(\w)", text) for text in found]
    return [mark[1].upper() for mark in marks if mark]


def tabbed(most: int = 900) -> tuple[set[QWidget], bool]:
    """What Tab visits from where the keyboard is, and whether it comes back there."""
    # What has the keyboard at first may be no stop of Tab: the walk is counted from the first stop.
    begun = QApplication.focusWidget()
    assert begun is not None
    QTest.keyClick(begun, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    visited: set[QWidget] = set()
    for _ in range(most):
        now = QApplication.focusWidget()
        if now is None:
            break
        visited.add(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
        # Tab goes through the cells of some tables before it leaves them.
        if QApplication.focusWidget() is first and now is not first:
            return visited, True
    return visited, False


def missed_by_tab(window: Window) -> list[str]:
    """What Tab does not visit, or that it never comes back."""
    visited, came_back = tabbed()
    missed = [f"{type(each).__name__} {each.accessibleName()}" for each in reachable(window) - visited]
    return missed if came_back else [*missed, f"Tab never came back, and stands on {QApplication.focusWidget()}"]


def reachable(window: Window) -> set[QWidget]:
    """What Tab should visit; among buttons of which one is chosen, the arrows go on."""
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit, QPlainTextEdit, QTableView)
    found = {each for kind in kinds for each in seen(window, kind)}
    return {
        each
        for each in found
        if each.isEnabled()
        and each.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and not _is_one_of_several(each)
    }


def _is_one_of_several(widget: QWidget) -> bool:
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    # Qt gives none to a button on its own, which its types do not say.
    return widget.autoExclusive() or (isinstance(group, QButtonGroup) and group.exclusive())  # type: ignore[redundant-expr]


def _cut_labels(window: Window) -> Iterator[str]:
    for label in seen(window, QLabel):
        if label.text():
            wraps = label.wordWrap()
            needed = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
            is_narrow = not wraps and label.sizeHint().width() > label.width()
            if needed > label.height() or is_narrow:
                yield label.text()


def _cut_buttons(window: Window) -> Iterator[str]:
    for each in seen(window, QAbstractButton):
        if each.text() and each.sizeHint().width() > each.width():
            yield each.text()


def _cut_titles(window: Window) -> Iterator[str]:
    for header in seen(window, QHeaderView):
        is_across = header.orientation() == Qt.Orientation.Horizontal
        model = header.model()
        if is_across and header.model() is not None:
            size: Callable[[int], int] = header.sectionSize
            small = [each for each in range(model.columnCount()) if 0 < size(each) < header.sectionSizeHint(each)]
            yield from (str(model.headerData(each, Qt.Orientation.Horizontal)) for each in small)


def _interfaces(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield root
    if root.role() in (QAccessible.Role.Table, QAccessible.Role.List) or _is_put_away(root.object()):
        return
    for place in range(root.childCount()):
        child = root.child(place)
        if child is not None:
            yield from _interfaces(child)


def _is_put_away(owner: QObject | None) -> bool:
    """A page that is not in front; the menus, which are hidden too, belong to what is seen."""
    return isinstance(owner, QWidget) and not owner.isVisible() and not isinstance(owner, QMenu)


def _is_seen(interface: QAccessibleInterface) -> bool:
    owner = interface.object()
    return not isinstance(owner, QWidget) or owner.isVisible()
