"""The fields people type in: each reads what French people write, keeps what it cannot read, says what is expected."""

from __future__ import annotations

from leaderdesk.ui.kit.fields.days import DayField
from leaderdesk.ui.kit.fields.editor import Answer, Editor
from leaderdesk.ui.kit.fields.line import LineField
from leaderdesk.ui.kit.fields.lists import ChoiceField, CommuneField
from leaderdesk.ui.kit.fields.many import ManyField
from leaderdesk.ui.kit.fields.moments import MomentField
from leaderdesk.ui.kit.fields.months import MonthField
from leaderdesk.ui.kit.fields.notes import NotesField
from leaderdesk.ui.kit.fields.plain import (
    CountField,
    HourField,
    InseeField,
    MailField,
    MoneyField,
    MoneyOrPartField,
    PhoneField,
    PointsField,
    PostcodeField,
    QuantityField,
    RateField,
    SirenField,
    SiretField,
    WordsField,
)
from leaderdesk.ui.kit.fields.ticks import TickField

__all__ = [
    "Answer",
    "ChoiceField",
    "CommuneField",
    "CountField",
    "DayField",
    "Editor",
    "HourField",
    "InseeField",
    "LineField",
    "MailField",
    "ManyField",
    "MomentField",
    "MoneyField",
    "MoneyOrPartField",
    "MonthField",
    "NotesField",
    "PhoneField",
    "PointsField",
    "PostcodeField",
    "QuantityField",
    "RateField",
    "SirenField",
    "SiretField",
    "TickField",
    "WordsField",
]
