"""Builds the record of a conversation: its head with what can be done next, and its form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.conversations.fields import ConversationFields
from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Form

_WIDEST = 110
# Letters of the menus, of the list and of the buttons of the head.
_TAKEN = "FDAINCMRLTEOBV"


class ConversationRecordView(QWidget):
    """Everything of one conversation."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.caller = text("", "title", is_wrapped=True)
        self.told = text("", "muted", is_wrapped=True)
        self.orient = button(self.tr("&Orientation"), "", "programme")
        self.orient.setToolTip(self.tr("LEADER convient-il\u202f? Les questions, et la réponse à mesure"))
        self.orient.setAccessibleDescription(self.orient.toolTip())
        self.finish = button(self.tr("C’&est fait"), "", "tick")
        self.become = button(self.tr("Créer le dossier"), "primary", "dossiers")
        self.become.setToolTip(self.tr("Le dossier et son porteur, avec tout ce qui a été dit"))
        self.become.setAccessibleDescription(self.become.toolTip())
        self.visit = button("", "", "dossiers")
        self.doing = QWidget()
        self.doing.setLayout(Flow(self.orient, self.finish, self.become, self.visit))
        self.form = Form(ConversationFields(self).fields(today), taken=_TAKEN)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 12, 18, 12)
        inside.setSpacing(8)
        for each in (self.caller, self.told, self.doing):
            inside.addWidget(each)
        inside.addWidget(scrolled(column(self.form), _WIDEST, is_centred=False), 1)
