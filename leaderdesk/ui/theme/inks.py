"""What each ink of a drawing is in the colours in force; the palette says whether they are light or dark."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from leaderdesk.ui.theme.tokens import DARK, LIGHT

_Role = QPalette.ColorRole
_HALF = 128
_SHARES = ("fund", "public", "private", "own")


def inks() -> dict[str, QColor]:
    """A colour for each ink, and `on_box` for what is written on a share."""
    palette = QGuiApplication.palette()
    tokens = DARK if palette.color(_Role.Window).lightness() < _HALF else LIGHT
    shares = {name: QColor(getattr(tokens, name)) for name in _SHARES}
    scenarios = {"early": QColor(tokens.success), "likely": QColor(tokens.accent), "late": QColor(tokens.warning)}
    plain = {
        "alert": QColor(tokens.error),
        "axis": palette.color(_Role.Dark),
        "grid": palette.color(_Role.Mid),
        "text": palette.color(_Role.Text),
        "muted": palette.color(_Role.PlaceholderText),
        "on_box": QColor(tokens.on_share),
    }
    return shares | scenarios | plain
