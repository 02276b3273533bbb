"""Tokens and text size to the one style sheet of the program.

Widgets say what they are by two properties, `look` (of a control) and `type` (of a text);
what that looks like is written here and nowhere else.
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from leaderdesk.ui.theme.tokens import Tokens

# Sizes of text beside that of the body.
TYPE_SCALE = {"title": 1.7, "heading": 1.2, "body": 1.0, "small": 0.92}
_LIVE = 2

_SHEET = Template(
    """
QLabel { background: transparent; }
QLabel[type="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[type="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[type="small"] { font-size: ${small}pt; color: $muted; }
QLabel[type="muted"] { color: $muted; }
QLabel[type="strong"] { font-weight: 600; }
QLabel[type="problem"] { color: $error; }
QLabel[type="good"] { color: $success; font-weight: 600; }
QLabel[type="bad"] { color: $error; font-weight: 600; }
QLabel[type="waiting"] { color: $warning; font-weight: 600; }

QMainWindow, QScrollArea[look="page"], QScrollArea[look="page"] > QWidget > QWidget { background: $ground; }
QScrollArea { border: none; }
QScrollArea[type="read"] { border: 2px solid $ground; border-radius: 6px; }
QScrollArea[type="read"]:focus { border-color: $accent; }
QScrollArea[look="bare"], QScrollArea[look="bare"] > QWidget > QWidget { background: transparent; }
QScrollArea[look="clear"], QScrollArea[look="clear"] > QWidget > QWidget { background: transparent; }
QFrame[look="rail"] { background: $rail; border: none; border-right: 1px solid $line; }
QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[look="row"] { background: $surface; border: 1px solid $line; border-radius: 6px; padding: 1px; }
QFrame[look="row"]:focus { border: 2px solid $accent; padding: 0; }
QFrame[look="level"] { background: transparent; border: 1px solid transparent; border-radius: 5px; }
QFrame[look="level"]:hover { background: $hover; }
QFrame[look="task"] { background: transparent; border: 1px solid transparent; border-radius: 5px; }
QFrame[look="task"]:hover { background: $hover; }
QFrame[look="task"]:focus { background: $chosen; border: 1px solid $accent; }
QFrame[look="chosen"] { background: $chosen; border: 1px solid $accent; border-radius: 5px; }
QFrame[look="chosen"] QLabel { color: $on_chosen; }
QFrame[look="drop"] { background: $chosen; border: 2px dashed $accent; border-radius: 6px; padding: 0; }
QFrame[look="landing"] { background: $accent; border: none; }
QFrame[look="foot"] { background: $surface; border: none; border-top: 1px solid $line; }

QMenuBar { background: $ground; border-bottom: 1px solid $line; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $chosen; color: $on_chosen; }
QMenu { background: $surface; border: 1px solid $edge; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $chosen; color: $on_chosen; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: 4px 6px; }

QPushButton, QToolButton {
  background: $surface; color: $text; border: 1px solid $rim; border-radius: 5px; padding: ${pad}px ${pad2}px;
  icon-size: ${icon}px;
}
QPushButton::menu-indicator { image: none; width: ${icon}px; height: ${icon}px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $chosen; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: ${pad_in}px ${pad2_in}px; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $line; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"]:disabled { background: $line; color: $disabled; border-color: $line; }
QPushButton[look="quiet"], QToolButton[look="quiet"] { background: transparent; border-color: transparent; }
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover { background: $hover; }
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus { border-color: $accent; }
QToolButton[look="quiet"] { padding: 3px; }
QToolButton[look="quiet"]:focus { padding: 2px; }
QPushButton[look="link"] { background: transparent; border-color: transparent; color: $accent; font-weight: 600; }
QPushButton[look="link"]:hover { background: $hover; }
QPushButton[look="link"]:focus { border-color: $accent; }
QPushButton[look="alert"] {
  background: transparent; border: 1px solid transparent; text-align: left; padding: ${pad_half}px ${pad_half}px;
}
QPushButton[look="alert"]:hover { background: $hover; }
QPushButton[look="alert"]:focus { border: 1px solid $accent; background: $chosen; color: $on_chosen; }
QPushButton[look="nav"] {
  background: transparent; border: 2px solid transparent; border-radius: 6px; text-align: left;
  padding: ${pad}px ${pad2}px; font-weight: 500;
}
QPushButton[look="nav"][is_tight="true"] { padding: ${tight}px 2px ${tight}px ${pad2}px; }
QPushButton[look="nav"]:hover { background: $hover; }
QPushButton[look="nav"]:checked { background: $chosen; color: $on_chosen; font-weight: 600; }
QPushButton[look="nav"]:focus { border-color: $accent; }
QPushButton[look="nav"]:disabled { color: $disabled; }
QPushButton[look="seek"] {
  background: $surface; color: $muted; border-color: $rim; text-align: left; padding: ${pad}px ${pad2}px;
}
QPushButton[look="seek"]:hover { color: $text; background: $hover; }
QPushButton[look="seek"]:focus { border: 2px solid $accent; padding: ${pad_in}px ${pad2_in}px; outline: none; }
QPushButton[look="toggle"]:checked { background: $chosen; color: $on_chosen; border-color: $accent; }
QPushButton[look="option"]:checked { background: $chosen; color: $on_chosen; border-color: $accent; }
QPushButton[look="choice"] { background: $surface; border: 1px solid $line; border-radius: 8px; text-align: left; }
QPushButton[look="choice"]:hover { border-color: $accent; background: $hover; }
QPushButton[look="choice"]:focus { border: 2px solid $accent; }

QLineEdit {
  background: $surface; color: $text; border: 1px solid $edge; border-radius: 5px; padding: ${pad}px ${pad}px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus { border: 2px solid $accent; padding: ${pad_in}px ${pad_in}px; }
QLineEdit:disabled, QLineEdit:read-only { background: $ground; color: $muted; border-color: $line; }
QLineEdit[look="wrong"] { border: 2px solid $error; padding: ${pad_in}px ${pad_in}px; }
QLineEdit[look="asked"] { border: 2px solid $warning; padding: ${pad_in}px ${pad_in}px; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QLineEdit:read-only:focus, QLineEdit[look="wrong"]:focus, QLineEdit[look="asked"]:focus { border: 2px solid $accent; }
QPlainTextEdit {
  background: $surface; color: $text; border: 1px solid $edge; border-radius: 5px; padding: ${pad_half}px 3px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit[look="asked"] { border: 2px solid $warning; padding: ${pad_half_in}px 2px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: ${pad_half_in}px 2px; }
QPlainTextEdit:disabled, QPlainTextEdit:read-only { background: $ground; color: $muted; border-color: $line; }
QPlainTextEdit:read-only:focus { border-color: $accent; }
QCheckBox {
  color: $text; border: 2px solid transparent; border-radius: 5px; padding: ${pad_half}px; spacing: ${pad}px;
}
QCheckBox:focus { border-color: $accent; }
QCheckBox:disabled { color: $disabled; }
QCheckBox::indicator { width: ${box}px; height: ${box}px; }
QToolButton[look="inner"] { background: transparent; border: none; border-radius: 4px; padding: 1px; }
QToolButton[look="inner"]:hover { background: $hover; }
QPushButton[look="answer"] {
  background: $surface; color: $accent; border: 1px solid $edge; padding: ${pad_half}px ${pad2}px; font-weight: 600;
}
QPushButton[look="answer"]:hover { background: $hover; }
QPushButton[look="answer"]:focus { border: 2px solid $accent; padding: ${pad_half_in}px ${pad2_in}px; }
QFrame[look="overlay"] { background: $surface; border: 1px solid $edge; border-radius: 6px; }
QFrame[look="overlay"] QListWidget { background: transparent; border: none; outline: none; }
QFrame[look="overlay"] QListWidget::item { padding: ${pad_half}px ${pad}px; border-radius: 4px; color: $text; }
QFrame[look="overlay"] QListWidget::item:hover { background: $hover; }
QFrame[look="overlay"] QListWidget::item:selected { background: $chosen; color: $on_chosen; }

QTableView {
  background: $surface; alternate-background-color: $surface; border: 1px solid $line; border-radius: 6px;
  gridline-color: $line; selection-background-color: $chosen; selection-color: $text; outline: none;
}
QTableView::item { padding: 0 8px; border: none; }
QTableView::item:selected { background: $chosen; color: $on_chosen; }
QTableView:focus { border: 1px solid $accent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
  background: $surface; color: $muted; border: none; border-bottom: 1px solid $edge;
  padding: ${pad}px 10px; font-weight: 600;
}
QHeaderView[look="names"] { font-weight: 600; }
QHeaderView::section:hover { color: $text; background: $hover; }
QHeaderView::up-arrow, QHeaderView::down-arrow { image: none; width: 0; height: 0; }
QFrame[look="popup"] { background: $surface; border: 1px solid $edge; border-radius: 6px; }
QListWidget[look="values"] { background: $surface; border: 1px solid $line; border-radius: 5px; outline: none; }
QListWidget[look="values"]:focus { border: 1px solid $accent; }
QListWidget[look="values"]::item { padding: ${pad_half}px 6px; color: $text; border: 1px solid transparent; }
QListWidget[look="values"]::item:selected { background: $chosen; color: $on_chosen; }
QListWidget[look="values"]::indicator {
  width: ${box}px; height: ${box}px; border: 1px solid $edge; border-radius: 3px; background: $surface;
}
QListWidget[look="values"]::indicator:checked { background: $ticked; image: url(icons:tick.svg); }
QListWidget[look="values"]::item:selected:focus { border: 1px solid $accent; }
QListWidget[look="sections"] { background: transparent; border: none; outline: none; }
QListWidget[look="sections"]::item {
  padding: ${pad}px ${pad2}px; border: 2px solid transparent; border-radius: 6px; color: $text;
}
QListWidget[look="sections"]::item:hover { background: $hover; }
QListWidget[look="sections"]::item:selected { background: $chosen; color: $on_chosen; }
QListWidget[look="sections"]::item:selected:focus { border: 2px solid $accent; }
QPushButton[look="item"] {
  background: transparent; border: 1px solid transparent; text-align: left; padding: ${pad}px ${pad2}px;
}
QPushButton[look="item"]:hover { background: $hover; }
QPushButton[look="item"]:focus { border: 1px solid $accent; background: $chosen; color: $on_chosen; }
QPushButton[look="chip"] {
  background: $info_ground; color: $text; border: 1px solid $info; border-radius: ${pad2}px;
  padding: ${pad_half}px ${pad2}px;
}
QPushButton[look="chip"]:hover { background: $chosen; }
QPushButton[look="chip"]:focus { border: 2px solid $accent; padding: ${pad_half_in}px ${pad2_in}px; }
QPushButton[look="view"] {
  background: transparent; border: 1px solid transparent; border-bottom: 2px solid transparent; border-radius: 4px;
  padding: ${pad}px ${pad2}px;
}
QPushButton[look="view"]:hover { background: $hover; }
QPushButton[look="view"]:checked { background: $chosen; color: $on_chosen; border-bottom: 2px solid $accent; }
QPushButton[look="view"]:focus { border: 1px solid $accent; border-bottom: 2px solid $accent; }
QPushButton[look="short"] { padding: ${pad}px ${pad}px; }
QPushButton[look="tab"] {
  background: transparent; border: 1px solid transparent; border-bottom: 2px solid transparent; border-radius: 4px;
  padding: ${pad}px ${pad}px;
}
QPushButton[look="tab"]:hover { background: $hover; }
QPushButton[look="tab"]:checked { background: $chosen; color: $on_chosen; border-bottom: 2px solid $accent; }
QPushButton[look="tab"]:focus { border: 1px solid $accent; border-bottom: 2px solid $accent; }
QListView[look="found"] { background: transparent; border: none; outline: none; }
QListView[look="contents"] { background: transparent; border: none; outline: none; }
QListView[look="contents"]::item { padding: ${pad_half}px ${pad}px; border-radius: 4px; border: 1px solid transparent; }
QListView[look="contents"]::item:hover { background: $hover; }
QListView[look="contents"]::item:selected { background: $chosen; color: $on_chosen; }
QListView[look="contents"]::item:selected:focus { border: 1px solid $accent; }
QTextBrowser[look="help"] {
  background: $surface; color: $text; border: 1px solid $line; border-radius: 6px; padding: ${pad}px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QTextBrowser[look="help"]:focus { border: 1px solid $accent; }
QAbstractScrollArea::corner { background: transparent; }
QTableCornerButton::section { background: $surface; border: none; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QSplitter::handle:pressed { background: $accent; }
QProgressBar {
  background: $surface; color: $text; border: 1px solid $rim; border-radius: 4px; text-align: center;
  min-height: ${bar}px; max-height: ${bar}px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QFrame[look="error"] { background: $error_ground; border: 1px solid $error; border-radius: 6px; }
QFrame[look="warning"] { background: $warning_ground; border: 1px solid $warning; border-radius: 6px; }
QFrame[look="information"] { background: $info_ground; border: 1px solid $info; border-radius: 6px; }
QFrame[look="success"] { background: $success_ground; border: 1px solid $success; border-radius: 6px; }
QFrame[look="error"]:focus, QFrame[look="warning"]:focus, QFrame[look="success"]:focus,
QFrame[look="information"]:focus { border: 2px solid $accent; }
QFrame[look="error"] QLabel[type="word"] { color: $error; font-weight: 700; }
QFrame[look="warning"] QLabel[type="word"] { color: $warning; font-weight: 700; }
QFrame[look="information"] QLabel[type="word"] { color: $info; font-weight: 700; }
QFrame[look="success"] QLabel[type="word"] { color: $success; font-weight: 700; }
QFrame[look="banner"] { background: $warning_ground; border: none; border-bottom: 1px solid $warning; }
QFrame[look="banner"] QLabel[type="word"] { color: $warning; font-weight: 700; }

QWidget[look="evening"] QLabel, QWidget[look="evening"] QPushButton, QWidget[look="evening"] QCheckBox,
QWidget[look="evening"] QLineEdit, QWidget[look="evening"] QPlainTextEdit, QWidget[look="evening"] QTableView,
QWidget[look="evening"] QListWidget, QWidget[look="evening"] DrawingBox { font-size: ${live_body}pt; }
QWidget[look="evening"] QHeaderView[look="sheets"]::section {
  font-size: ${live_body}pt; font-weight: 400; color: $text; padding: ${pad_half}px 6px;
}
QWidget[look="evening"] QLabel[type="title"] { font-size: ${live_title}pt; }
QWidget[look="evening"] QLabel[type="heading"] { font-size: ${live_heading}pt; }
QWidget[look="evening"] QLabel[type="small"] { font-size: ${live_small}pt; }
QWidget[look="evening"] QPushButton { min-height: ${live_target}px; }
QListWidget[look="live"] { background: $surface; border: 1px solid $line; border-radius: 5px; outline: none; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $rim; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
)


def style_sheet(tokens: Tokens, body_points: float) -> str:
    """The style sheet of these colours, with texts around this size."""
    sizes = {name: f"{body_points * ratio:.2f}" for name, ratio in TYPE_SCALE.items()}
    # The page of an open sitting is read from afar, by somebody who is also speaking.
    sizes |= {f"live_{name}": f"{(body_points + _LIVE) * ratio:.2f}" for name, ratio in TYPE_SCALE.items()}
    pad = round(body_points * 0.62)
    pads = {"pad": pad, "pad2": pad * 2, "icon": round(body_points * 1.7), "pad_in": pad - 1, "pad2_in": pad * 2 - 1}
    pads |= {"pad_half": pad // 2, "tight": pad // 3, "pad_half_in": pad // 2 - 1, "box": round(body_points * 1.6)}
    pads |= {"bar": round(body_points * 0.8), "live_target": round(body_points * 2.3)}
    # A drawing named in a style sheet is black: it stands on what lets black be seen.
    ticked = {"ticked": tokens.accent if tokens.is_dark else tokens.chosen}
    return _SHEET.substitute(asdict(tokens) | sizes | pads | ticked)
