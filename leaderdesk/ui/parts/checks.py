"""How answers of checks and states of pieces look beside their words: an icon, and the tint of the word."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

_OUTCOME_ICONS = {"pass": "success", "fail": "error", "to_do": "pending", "not_applicable": "aside"}
_OUTCOME_TYPES = {"pass": "good", "fail": "bad", "to_do": "waiting"}
_STATE_ICONS = {
    "received": "success",
    "missing": "pending",
    "asked": "history",
    "expired": "error",
    "undated": "warning",
    "misdated": "error",
    "set_aside": "aside",
    "extra": "information",
}
_STATE_TYPES = {
    "received": "good",
    "missing": "waiting",
    "asked": "waiting",
    "undated": "waiting",
    "expired": "bad",
    "misdated": "bad",
}
_CONCLUSION_LOOKS = {"eligible": "success", "ineligible": "error", "to_complete": "warning"}


def outcome_icon(outcome: str) -> str:
    """The icon of an answer."""
    return _OUTCOME_ICONS[outcome]


def outcome_type(outcome: str) -> str:
    """The type of text of an answer."""
    return _OUTCOME_TYPES.get(outcome, "muted")


def state_icon(state: str) -> str:
    """The icon of a piece."""
    return _STATE_ICONS[state]


def state_type(state: str) -> str:
    """The type of text of a piece."""
    return _STATE_TYPES.get(state, "muted")


def conclusion_look(conclusion: str) -> str:
    """The look of a frame, and its icon, for a verdict of eligibility."""
    return _CONCLUSION_LOOKS[conclusion]


def show_type(label: QLabel, style: str) -> None:
    """Give a text another of the types of the style sheet."""
    if label.property("type") != style:
        label.setProperty("type", style)
        label.style().unpolish(label)
        label.style().polish(label)
