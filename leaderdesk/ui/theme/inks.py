"""What each ink of a drawing is in the colours in force; the palette says which they are."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from leaderdesk.ui.theme.tokens import DARK, LIGHT, with_high_contrast

_Role = QPalette.ColorRole
_BY_GROUND = {each.ground: each for each in (LIGHT, DARK, with_high_contrast(LIGHT), with_high_contrast(DARK))}
_SHARES = ("fund", "public", "private", "own")


def inks() -> dict[str, QColor]:
    """A colour for each ink, and `on_box` for what is written on a share."""
    palette = QGuiApplication.palette()
    tokens = _BY_GROUND.get(palette.color(_Role.Window).name(), LIGHT)
    shares = {name: QColor(getattr(tokens, name)) for name in _SHARES}
    scenarios = {"early": QColor(tokens.success), "likely": QColor(tokens.accent), "late": QColor(tokens.warning)}
    plain = {
        "alert": QColor(tokens.error),
        "axis": palette.color(_Role.Dark),
        "grid": palette.color(_Role.Mid),
        "text": palette.color(_Role.Text),
        "muted": palette.color(_Role.PlaceholderText),
        # Under what is written over a pattern.
        "paper": palette.color(_Role.Base),
        "on_box": QColor(tokens.on_share),
    }
    return shares | scenarios | plain


def projector_inks() -> dict[str, QColor]:
    """The colours of the second screen, the same whatever those of the window: every text at 7 or more on paper."""
    tokens = with_high_contrast(LIGHT)
    named = {
        "paper": tokens.ground,
        "text": tokens.text,
        "good": tokens.success,
        "bad": tokens.error,
        "waiting": tokens.warning,
        "accent": tokens.accent,
        # Blank, the screen gives no light.
        "night": with_high_contrast(DARK).ground,
    }
    return {name: QColor(value) for name, value in named.items()}
