"""The colours by their use, in light, dark and high contrast; the only place where a colour has a value."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour per use. Every text stands at 4.5 or more on every ground it is painted on (a test)."""

    is_dark: bool
    ground: str
    surface: str
    rail: str
    hover: str
    line: str
    # Around what is seen by its words too: a button, the handle of a scroll bar.
    rim: str
    edge: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    chosen: str
    on_chosen: str
    error: str
    error_ground: str
    warning: str
    warning_ground: str
    success: str
    success_ground: str
    info: str
    info_ground: str
    # The shares of a drawing: each bears its figure in `on_share`.
    fund: str
    public: str
    private: str
    own: str
    on_share: str


LIGHT = Tokens(
    is_dark=False,
    ground="#f6f8fa",
    surface="#ffffff",
    rail="#eaeff5",
    hover="#eef3f8",
    line="#dde4ec",
    rim="#b3bfcc",
    edge="#77869a",
    text="#17202b",
    muted="#4f5b69",
    disabled="#8d98a5",
    accent="#0b5aa2",
    accent_hover="#094a86",
    on_accent="#ffffff",
    chosen="#dbe9f7",
    on_chosen="#0a3a69",
    error="#b3211a",
    error_ground="#fdecea",
    warning="#854600",
    warning_ground="#fdf1dc",
    success="#176a39",
    success_ground="#e4f4e9",
    info="#0b5aa2",
    info_ground="#e6f0fa",
    fund="#0b5aa2",
    public="#1c6f68",
    private="#7a4a9c",
    own="#5b6776",
    on_share="#ffffff",
)
DARK = Tokens(
    is_dark=True,
    ground="#14191f",
    surface="#1a2027",
    rail="#10151a",
    hover="#232b34",
    line="#2d3742",
    rim="#4a5866",
    edge="#7b8a9b",
    text="#e5eaf0",
    muted="#a9b4c0",
    disabled="#6d7885",
    accent="#82bbf3",
    accent_hover="#a4cef7",
    on_accent="#0a1c2e",
    chosen="#213a55",
    on_chosen="#d5e8fc",
    error="#ff9d93",
    error_ground="#3a2122",
    warning="#f2bd6e",
    warning_ground="#372b17",
    success="#84d49f",
    success_ground="#183022",
    info="#82bbf3",
    info_ground="#1b2d40",
    fund="#82bbf3",
    public="#6fcabf",
    private="#cba6ec",
    own="#a9b4c0",
    on_share="#0a1c2e",
)

SCHEMES = ("system", "light", "dark")


def with_high_contrast(tokens: Tokens) -> Tokens:
    """The same colours with plain text everywhere and visible edges, as the system asks: every text at 7 or more."""
    ink, paper = ("#ffffff", "#000000") if tokens.is_dark else ("#000000", "#ffffff")
    plain = replace(
        tokens, ground=paper, surface=paper, rail=paper, text=ink, muted=ink, line=ink, rim=ink, edge=ink, on_chosen=ink
    )
    grounds = replace(plain, error_ground=paper, warning_ground=paper, success_ground=paper, info_ground=paper)
    if tokens.is_dark:
        return replace(grounds, disabled="#b0b0b0", chosen="#2a5688")
    deep = replace(
        grounds, chosen="#9cc6f0", accent="#003f82", accent_hover="#002e60", hover="#e8f0f8", disabled="#4d4d4d"
    )
    deep = replace(deep, error="#8f120c", warning="#6a3600", success="#0d4f29", info="#003f82")
    return replace(deep, fund="#003f82", public="#0d534d", private="#5b3179", own="#3f4853")


def text_pairs(tokens: Tokens) -> list[tuple[str, str]]:
    """Every text colour with every ground it may be painted on."""
    plain = [
        (ink, ground)
        for ink in (tokens.text, tokens.muted, tokens.accent)
        for ground in (tokens.ground, tokens.surface, tokens.rail, tokens.hover)
    ]
    toned = [
        (getattr(tokens, tone), ground)
        for tone in ("error", "warning", "success", "info")
        for ground in (getattr(tokens, f"{tone}_ground"), tokens.ground, tokens.surface)
    ]
    grounds = [(tokens.text, getattr(tokens, f"{tone}_ground")) for tone in ("error", "warning", "success", "info")]
    chosen = [(tokens.on_chosen, tokens.chosen), (tokens.text, tokens.chosen), (tokens.muted, tokens.chosen)]
    filled = [(tokens.on_accent, tokens.accent), (tokens.on_accent, tokens.accent_hover)]
    shares = [(tokens.on_share, getattr(tokens, share)) for share in ("fund", "public", "private", "own")]
    return [*plain, *toned, *grounds, *chosen, *filled, *shares]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, as WCAG 2 computes it."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


_LINEAR_BELOW = 0.04045


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= _LINEAR_BELOW else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
