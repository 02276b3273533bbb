"""Builds all that the window holds and connects it, once; loaded only when the bare window has been seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from leaderdesk.ui.backups.page import BackupsPage
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.faults.page import FaultPage
from leaderdesk.ui.help.pages import FIRST, HelpPages
from leaderdesk.ui.page import Page
from leaderdesk.ui.shell.dropping import Dropping
from leaderdesk.ui.shell.finding import Finding
from leaderdesk.ui.shell.frame import Frame
from leaderdesk.ui.shell.helping import Helping
from leaderdesk.ui.shell.menus import Menus
from leaderdesk.ui.shell.newbase import NewBasePage
from leaderdesk.ui.shell.openings import Openings
from leaderdesk.ui.shell.places import Pages, Places
from leaderdesk.ui.shell.sayings import Sayings
from leaderdesk.ui.shell.start import StartPage
from leaderdesk.ui.shell.sums import Sums
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.theme.tokens import SCHEMES


def furnish(window: Window, desk: Desk) -> Openings:
    """Give a window its pages and its desk; returns what opens bases in it."""
    window.desk = desk
    window.sayings = Sayings(window)
    places = Places(window).all()
    window.frame = Frame(places)
    window.menus = Menus(window.menuBar(), window)
    window.start = StartPage()
    window.new_base, window.faults = NewBasePage(desk.around.folders.bases), FaultPage(desk)
    for screen in (window.start, window.new_base, window.faults):
        window.frame.pages.addWidget(screen)
    openings = Openings(window)
    window.pages = Pages(places, desk, partial(_connect_page, window, openings))
    helping = Helping(window, HelpPages())
    Sums(window)
    _connect_commands(window, openings, helping, Finding(window, helping))
    _connect_pages(window)
    _connect_desk(window)
    window.menus.mark_scheme(window.looks.scheme)
    window.setCentralWidget(window.frame)
    window.is_furnished = True
    window.show_closed()
    return openings


def _connect_commands(window: Window, openings: Openings, helping: Helping, finding: Finding) -> None:
    slots: dict[str, Callable[[], object]] = {
        "new": openings.show_new_base,
        "open": openings.choose_file,
        "example": openings.open_example,
        "back_up": window.desk.back_up,
        "close": window.desk.close,
        "quit": window.close,
        "import": Dropping(window).choose,
        "new_dossier": partial(window.begin_new, "dossiers"),
        "undo": window.undo,
        "redo": window.redo,
        "find": window.find_in_list,
        "larger": window.looks.enlarge,
        "smaller": window.looks.reduce,
        "usual": lambda: window.looks.set_text_scale(100),
        "search": finding.open,
        "help": helping.show_help,
        "contents": lambda: helping.show_page(FIRST),
        "shortcuts": helping.show_shortcuts,
    }
    slots |= {name: partial(window.go_to, name) for name in window.pages}
    slots |= {scheme: partial(window.looks.choose_scheme, scheme) for scheme in SCHEMES}
    window.menus.connect_all(slots)
    window.frame.rail.search.clicked.connect(finding.open)
    window.menus.recent_chosen.connect(window.desk.open)


def _connect_page(window: Window, openings: Openings, page: Page) -> None:
    """A page has just been built: give it its place in the window."""
    window.frame.pages.addWidget(page)
    page.said.connect(window.say)
    page.visit_wished.connect(window.visit)
    page.went_on.connect(window.frame.messages.let_go)
    page.width_wished.connect(partial(window.give_width, page))
    if isinstance(page, BackupsPage):
        page.restore_wished.connect(openings.ask_restore)


def _connect_pages(window: Window) -> None:
    window.faults.said.connect(window.say)
    rail = window.frame.rail
    rail.chosen.connect(window.show_page)
    rail.undo.clicked.connect(window.undo)
    rail.redo.clicked.connect(window.redo)


def _connect_desk(window: Window) -> None:
    window.desk.opened.connect(window.show_opened)
    window.desk.state_changed.connect(window.show_state)
    window.desk.closed.connect(window.show_closed)
    window.desk.acting.connect(window.frame.messages.clear_information)
    window.frame.messages.left.connect(window.focus_page)
    window.frame.pages.currentChanged.connect(lambda _: window.frame.messages.leave_page())
    window.desk.labouring.connect(window.frame.progress.follow)
    window.desk.failed.connect(window.say_fault)
    window.desk.backup_failed.connect(window.say_no_backup)
