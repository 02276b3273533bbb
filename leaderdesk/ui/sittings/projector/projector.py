"""What decides of the second screen: where it is, whether it is blank, and what is done when it is unplugged.

Blank comes at once, before the base has written it down; whatever is shown comes from the base.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QWidget

from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.projector.board import WIDE
from leaderdesk.ui.sittings.projector.window import ProjectorWindow
from leaderdesk.words.projections import BLANK, Slide, slide_of

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from leaderdesk.domain.sheets.sittings.projected import ProjectedSheet
    from leaderdesk.domain.sittings.resumes import Projection

_PLACE, _FULL, _BESIDE = "projector", "screen", "window"
_SECOND = 1000


class Projector(QObject):
    """Follows a conduct; `changed` comes with every slide and every screen."""

    changed = Signal()
    said = Signal(object)

    def __init__(self, conduct: Conduct, home: QWidget) -> None:
        super().__init__(home)
        self._conduct, self._home = conduct, home
        self.window = ProjectorWindow()
        self.slide = BLANK
        self.is_blank = False
        # Its screen went away: nothing is shown until somebody says so.
        self.is_unplugged = False
        self._sitting: int | None = None
        self._sheet: ProjectedSheet | None = None
        self._open_point: str | None = None
        self._screen = ""
        self._handle: QWindow | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self._show)
        self._connect()

    @property
    def is_open(self) -> bool:
        """True while the second window is somewhere."""
        return self.window.isVisible()

    @property
    def is_full(self) -> bool:
        """True while it fills a screen of its own."""
        return bool(self._screen)

    @property
    def shape(self) -> float:
        """How wide the screen is for its height: the one it is on, or the one it would be on."""
        if self.is_open:
            return self.window.width() / max(1, self.window.height())
        second = self.second
        return WIDE if second is None else second.size().width() / max(1, second.size().height())

    @property
    def second(self) -> QScreen | None:
        """A screen that is not the one of the sitting; one that repeats it does not count."""
        home = self._home.window().screen()
        others = [each for each in QGuiApplication.screens() if each.name() != home.name()]
        return next((each for each in others if not each.geometry().intersects(home.geometry())), None)

    def open(self) -> None:
        """Project: on the second screen, or in a window where there is none."""
        second = self.second
        self.is_unplugged = False
        if second is None:
            self._stand_beside()
        else:
            self._fill(second)
        self._remember(_BESIDE if second is None else _FULL)
        self._show()

    def close(self) -> None:
        """Project no longer; what was published stays so."""
        self._hide()
        self.is_unplugged = False
        self._remember("")
        self.changed.emit()

    def toggle_blank(self) -> None:
        """Hide everything, or show it again; after the screen was unplugged, project again."""
        if self.is_unplugged:
            self._resume()
        else:
            self._blank(is_blank=not self.is_blank)

    def show_point(self, key: str) -> None:
        """Show a point; empty, the one that is open."""
        self._conduct.project(lambda now: replace(now, shown=key))

    def publish(self, key: str, *, is_published: bool = True) -> None:
        """Let everybody read the result of a point, or take it back from the screen."""

        def change(now: Projection) -> Projection:
            kept = tuple(each for each in now.published if each != key)
            return replace(now, published=(*kept, key) if is_published else kept)

        self._conduct.project(change)

    # What happens to it

    def _connect(self) -> None:
        window, app = self.window, QGuiApplication.instance()
        self._conduct.projected.connect(self._follow)
        self._conduct.left.connect(self._leave)
        window.blank_wished.connect(self.toggle_blank)
        window.closed.connect(self.close)
        self.destroyed.connect(window.deleteLater)
        # Wherever the keyboard is, on any page: one key hides it.
        blank = QShortcut(QKeySequence("F9"), window)
        blank.setContext(Qt.ShortcutContext.ApplicationShortcut)
        blank.activated.connect(self.toggle_blank)
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._on_removed)
            app.screenAdded.connect(self._on_added)

    def _follow(self, sheet: ProjectedSheet) -> None:
        is_new = self._sitting != self._conduct.sitting_id
        self._sheet = sheet
        self._since.start()
        if is_new:
            self._take_up()
        self._follow_point(is_new=is_new)
        self._show()

    def _follow_point(self, *, is_new: bool) -> None:
        """A point that opens is shown, whatever was shown before it."""
        live, resume = self._conduct.sheet, self._conduct.resume
        before, self._open_point = self._open_point, None if live is None else live.open_point
        has_opened = not is_new and self._open_point is not None and self._open_point != before
        if has_opened and resume is not None and resume.projection.shown:
            self.show_point("")

    def _take_up(self) -> None:
        """The sitting comes back on the screen: its projector too, as it was."""
        self._sitting = self._conduct.sitting_id
        self.is_blank = self._conduct.resume is not None and self._conduct.resume.projection.is_blank
        self._timer.start()
        place = self._conduct.kept(_PLACE)
        if place == _BESIDE:
            self._stand_beside()
        elif place == _FULL and self.second is not None:
            self._fill(self.second)
        elif place == _FULL:
            self.is_unplugged = True
            words = self.tr("L’écran projeté n’est plus branché\u00a0: rien n’est montré. Rebranchez-le, puis F9.")
            self.said.emit(Message("warning", words))

    def _leave(self) -> None:
        """Nothing of a sitting that left the screen stays anywhere."""
        self._hide()
        self._timer.stop()
        self._sitting, self._sheet, self.slide = None, None, BLANK
        self.is_unplugged = False
        self.window.board.show_slide(BLANK)
        self.changed.emit()

    def _show(self) -> None:
        sheet, now = self._sheet, self._conduct.sheet
        if sheet is None or now is None:
            return
        slide = BLANK if self.is_blank or sheet.is_blank else self._slide(sheet)
        if slide != self.slide or self.is_open:
            self.slide = slide
            self.window.board.show_slide(slide)
        self.changed.emit()

    def _slide(self, sheet: ProjectedSheet) -> Slide:
        live = self._conduct.sheet
        gone = timedelta(milliseconds=self._since.elapsed())
        return BLANK if live is None else slide_of(sheet, live.now + gone)

    def _blank(self, *, is_blank: bool) -> None:
        self.is_blank = is_blank
        self._show()
        self._conduct.project(lambda now: replace(now, is_blank=is_blank))

    def _stand_beside(self) -> None:
        home = self._home.window()
        self._screen = ""
        self.window.stand_beside(home.screen())
        home.activateWindow()

    def _fill(self, screen: QScreen) -> None:
        self._screen = screen.name()
        self.window.fill(screen)
        handle: QWindow | None = self.window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.screenChanged.connect(self._on_moved)
        # The keyboard stays where the sitting is held, whatever the system makes of a new window.
        self._home.window().activateWindow()

    def _hide(self) -> None:
        self._screen = ""
        self.window.hide()

    def _remember(self, place: str) -> None:
        if self._conduct.sitting_id is not None and not self._conduct.is_read_only:
            self._conduct.keep(_PLACE, place)

    def _on_moved(self, screen: QScreen) -> None:
        """The system put the window elsewhere: on the screen of the sitting it has no place."""
        if self._screen and screen.name() != self._screen:
            self._lose()

    def _on_removed(self, _: QScreen) -> None:
        if self._screen and self._screen not in {each.name() for each in QGuiApplication.screens()}:
            self._lose()
        self.changed.emit()

    def _lose(self) -> None:
        self._hide()
        self.is_unplugged = True
        self._blank(is_blank=True)
        words = self.tr(
            "L’écran projeté a été débranché\u00a0: rien n’est plus montré, et la séance continue."
            " Rebranchez-le, puis F9."
        )
        self.said.emit(Message("warning", words))

    def _on_added(self, _: QScreen) -> None:
        if self.is_unplugged:
            self.said.emit(Message("information", self.tr("Un écran est branché. F9 projette de nouveau.")))
        self.changed.emit()

    def _resume(self) -> None:
        """One key after the cable is back."""
        second = self.second
        if second is None:
            words = self.tr("Aucun second écran n’est branché. Branchez-le, puis F9.")
            self.said.emit(Message("warning", words))
            return
        self.is_unplugged = False
        self._fill(second)
        self._remember(_FULL)
        self._blank(is_blank=False)
