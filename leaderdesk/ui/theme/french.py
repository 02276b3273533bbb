"""Qt's own words in French: its translation, with what it says badly said better."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_BETTER = {
    "Discard": "Ne pas enregistrer",
    "&Discard": "&Ne pas enregistrer",
    # Of Qt's own file dialog, where the system has none.
    "&Look in:": "Voir &dans\u00a0:",
    "Files of &type:": "&Type de fichiers\u00a0:",
    "Folder": "Dossier",
}


class French(QTranslator):
    """`qtbase_fr`, corrected."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        # Nothing to say is said with the text itself: Python cannot return Qt's null string.
        return _BETTER.get(text) or super().translate(context, text, disambiguation, n) or text


def speak_french(app: QCoreApplication) -> French:
    """Install French for Qt's own buttons, menus, dates and numbers; empty if the translation is not there."""
    present = next((each for each in app.children() if isinstance(each, French)), None)
    if present is not None:
        return present
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    translator = French(app)
    translator.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    app.installTranslator(translator)
    return translator
