"""Qt's own dialogs in French, where the system has none of its own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from leaderdesk.ui.theme.french import speak_french


@pytest.mark.usefixtures("qapp")
def test_the_file_dialog_says_nothing_in_english(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert app is not None
    speak_french(app)
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()

    told = {each.text().replace("&", "") for each in dialog.findChildren(QLabel) if each.text()}
    assert {"Voir dans\u00a0:", "Type de fichiers\u00a0:"} <= told
    assert not any(word in " ".join(told).casefold() for word in ("look", "files", "name"))
