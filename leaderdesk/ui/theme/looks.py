"""The look in force: which colours, which text size; applied to the whole program at once.

The style sheet is given to each window, never to the application: a part that is built apart then costs nothing to
dress before it stands in its window, and a page is there in half the time.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from leaderdesk.ui.theme.palette import palette_of
from leaderdesk.ui.theme.stylesheet import style_sheet
from leaderdesk.ui.theme.tokens import DARK, LIGHT, SCHEMES, Tokens, with_high_contrast

BODY_POINTS = 10.0
TEXT_SCALES = (100, 110, 125, 150, 175, 200)


class Looks(QObject):
    """Holds the wished scheme and text size, and applies them."""

    changed = Signal()
    _sheet_changed = Signal(str)

    def __init__(self, app: QApplication, scheme: str = "system", text_scale: int = 100) -> None:
        super().__init__()
        self._app = app
        app.setStyle("Fusion")
        family = QFontInfo(app.font()).family()
        self._font, self._points = QFont(family), 0.0
        # Digits of one width, so that amounts line up.
        self._font.setFeature(QFont.Tag("tnum"), 1)
        self._sheet = ""
        self.scheme = scheme if scheme in SCHEMES else "system"
        self.text_scale = nearest_scale(text_scale)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        self.apply()

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        hints = self._app.styleHints()
        is_dark = self.scheme == "dark" or (self.scheme == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
        tokens = DARK if is_dark else LIGHT
        wants_contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        return with_high_contrast(tokens) if wants_contrast else tokens

    def dress(self, window: QWidget) -> None:
        """Give a window the style sheet, now and each time it changes."""
        window.setStyleSheet(self._sheet)
        self._sheet_changed.connect(window.setStyleSheet)

    def apply(self) -> None:
        """Paint the whole program with the look in force."""
        points = BODY_POINTS * self.text_scale / 100
        if points != self._points:
            self._points = points
            self._font.setPointSizeF(points)
            self._app.setFont(self._font)
        self._app.setPalette(palette_of(self.tokens))
        self._sheet = style_sheet(self.tokens, points)
        self._sheet_changed.emit(self._sheet)
        self.changed.emit()

    def choose_scheme(self, scheme: str) -> None:
        """Light, dark, or whatever the system has."""
        self.scheme = scheme
        self.apply()

    def enlarge(self) -> None:
        """One step larger, up to twice the usual size."""
        self.set_text_scale(next((each for each in TEXT_SCALES if each > self.text_scale), TEXT_SCALES[-1]))

    def reduce(self) -> None:
        """One step smaller, down to the usual size."""
        self.set_text_scale(next((each for each in reversed(TEXT_SCALES) if each < self.text_scale), TEXT_SCALES[0]))

    def set_text_scale(self, percent: int) -> None:
        """Show texts at this percentage of the usual size."""
        if percent != self.text_scale:
            self.text_scale = percent
            self.apply()

    def _follow_system(self) -> None:
        if self.scheme == "system":
            self.apply()


def nearest_scale(percent: int) -> int:
    """The step nearest to a percentage, whatever a settings file holds."""
    return min(TEXT_SCALES, key=lambda each: abs(each - percent))
