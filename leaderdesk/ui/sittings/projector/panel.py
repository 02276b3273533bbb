"""The step of the projector: its thumbnail, where it is, and what everybody may read of the point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.fields import CountField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.parts.checks import show_type
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.panel import LivePanel
from leaderdesk.ui.sittings.projector.board import Thumbnail
from leaderdesk.ui.sittings.projector.projector import Projector

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.points import PointSheet

_WIDEST, _MINUTES = 100, 10


class ProjectorPanel(LivePanel):
    """Decides nothing: every button asks the projector, and shows what came of it."""

    help_page = "seance-projecteur"

    def __init__(self, conduct: Conduct, projector: Projector, parent: QWidget | None = None) -> None:
        super().__init__(conduct, parent)
        self.projector = projector
        self.state = text("", "strong", is_wrapped=True)
        self.shown = text("", is_wrapped=True)
        self.thumbnail = Thumbnail()
        self.open = button(self.tr("&Projeter"), "primary", "sittings")
        self.close_it = button(self.tr("Arrêter la &projection"))
        self.blank = button("")
        self.publish = button(self.tr("Pub&lier le résultat"), "primary", "check")
        self.unpublish = button(self.tr("Retirer le résu&ltat de l’écran"))
        self.show_point = button(self.tr("Montrer ce p&oint"))
        self.follow = button(self.tr("Montrer le point &ouvert"))
        self.hint = text("", "small", is_wrapped=True)
        self.form = Form([Field("minutes", self.tr("Minut&es de pause"), CountField, width=6, is_optional=True)])
        self.pause = button(self.tr("Commencer la pau&se"))
        self.resume = button(self.tr("Finir la pau&se"), "primary")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(self._parts(), _WIDEST, is_centred=False))
        self.form.open({"minutes": _MINUTES})
        self._connect()

    def show_sheet(self, sheet: LiveSheet) -> None:
        self._show_point(sheet)
        timer = self.conduct.resume.timer if self.conduct.resume is not None else None
        is_break = timer is not None and timer.kind == "break"
        for part in (self.form, self.pause):
            show_if(part, is_shown=not is_break)
        show_if(self.resume, is_shown=is_break)
        self._show_screen()

    def focus_main(self) -> None:
        first = next((each for each in (self.publish, self.open) if not each.isHidden()), self.blank)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _parts(self) -> QVBoxLayout:
        parts = column(text(self.tr("Écran projeté"), "heading"), self.state, gap=10)
        parts.addLayout(Flow(self.open, self.blank, self.close_it))
        parts.addWidget(self.shown)
        parts.addLayout(Flow(self.publish, self.unpublish, self.show_point, self.follow))
        parts.addWidget(self.hint)
        parts.addWidget(self.thumbnail)
        parts.addWidget(text(self.tr("Pause"), "heading"))
        parts.addWidget(self.form)
        parts.addLayout(Flow(self.pause, self.resume))
        parts.addStretch(1)
        return parts

    def _connect(self) -> None:
        projector = self.projector
        projector.changed.connect(self._show_screen)
        self.open.clicked.connect(projector.open)
        self.close_it.clicked.connect(projector.close)
        self.blank.clicked.connect(projector.toggle_blank)
        self.publish.clicked.connect(lambda: projector.publish(self._key()))
        self.unpublish.clicked.connect(lambda: projector.publish(self._key(), is_published=False))
        self.show_point.clicked.connect(lambda: projector.show_point(self._key()))
        self.follow.clicked.connect(lambda: projector.show_point(""))
        self.pause.clicked.connect(self._pause)
        self.resume.clicked.connect(self.conduct.stop_timer)

    def _key(self) -> str:
        sheet = self.conduct.sheet
        return sheet.point.point.key if sheet is not None and sheet.point is not None else ""

    def _show_screen(self) -> None:
        """Where the second window is, and what stands on it."""
        projector = self.projector
        self.thumbnail.take_shape(projector.shape)
        self.thumbnail.show_slide(projector.slide)
        words, kind = self._state()
        self.state.setText(words)
        show_type(self.state, kind)
        is_open, is_dark = projector.is_open, projector.is_blank or projector.is_unplugged
        self._show_if(self.open, is_shown=not is_open)
        self._show_if(self.close_it, is_shown=is_open)
        self.blank.setText(self.tr("&Montrer (F9)") if is_dark else self.tr("&Masquer (F9)"))
        is_alone = projector.second is None
        self.open.setText(self.tr("&Projeter dans une fenêtre") if is_alone else self.tr("&Projeter"))

    def _state(self) -> tuple[str, str]:
        projector, second = self.projector, self.projector.second
        if projector.is_unplugged:
            return self.tr("L’écran a été débranché\u00a0: rien n’est montré. Rebranchez-le, puis F9."), "waiting"
        if not projector.is_open:
            if second is None:
                return self.tr("Rien n’est projeté\u00a0: il n’y a qu’un écran."), "waiting"
            return self.tr("Rien n’est projeté. Un second écran est branché\u00a0: {}.").format(
                _named(second)
            ), "strong"
        if projector.is_blank:
            return self.tr("Masqué\u00a0: l’écran projeté est noir."), "waiting"
        if projector.is_full and second is not None:
            return self.tr("Projeté sur le second écran\u00a0: {}.").format(_named(second)), "good"
        return self.tr("Projeté dans une fenêtre, faute de second écran."), "good"

    def _show_point(self, sheet: LiveSheet) -> None:
        """What may be done of the point in sight."""
        point, resume = sheet.point, self.conduct.resume
        projection = resume.projection if resume is not None else None
        key, wished = self._key(), projection.shown if projection is not None else ""
        shown = wished or sheet.open_point or ""
        is_out = projection is not None and key in projection.published
        has_result = point is not None and _has_result(point)
        self._show_if(self.publish, is_shown=has_result and not is_out)
        self._show_if(self.unpublish, is_shown=is_out)
        self._show_if(self.show_point, is_shown=bool(key) and key != shown)
        self._show_if(self.follow, is_shown=bool(wished) and sheet.open_point is not None)
        line = sheet.agenda.line(shown) if shown else None
        words = self.tr("Montré\u00a0: point {}, {}.") if line is not None else self.tr("Montré\u00a0: la séance.")
        self.shown.setText(words.format(line.place, line.title) if line is not None else words)
        self.hint.setText(self._hint(has_result=has_result, is_out=is_out))

    def _show_if(self, made: QWidget, *, is_shown: bool) -> None:
        """A button that leaves with the keyboard on it gives it to the one that is always there."""
        if not is_shown and made.hasFocus():
            self.blank.setFocus(Qt.FocusReason.OtherFocusReason)
        show_if(made, is_shown=is_shown)

    def _hint(self, *, has_result: bool, is_out: bool) -> str:
        if is_out:
            return self.tr("Le résultat de ce point est publié.")
        if has_result:
            return self.tr("Le résultat reste caché tant qu’il n’est pas publié.")
        return self.tr("Un résultat se publie une fois le vote clos ou la décision prise.")

    def _pause(self) -> None:
        self.form.commit()
        self.conduct.start_timer("break", self.form.values()["minutes"])


def _has_result(point: PointSheet) -> bool:
    return point.last_vote is not None or point.decision.decided is not None


def _named(screen: QScreen) -> str:
    size = screen.size()
    return f"{screen.name()}, {size.width()}\u00a0×\u00a0{size.height()}"
