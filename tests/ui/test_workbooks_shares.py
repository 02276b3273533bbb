"""Who pays, beneath dossiers or in pairs of columns: its columns are seen and changed, its cells are cited."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderdesk.domain.workbooks.verdicts import CofunderShare
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.workbooks.arrivals.page import ArrivalsPage
from tests.ui.test_workbooks_in import first_page, page, pasted, press, waited

__all__ = ["first_page", "page"]
_BENEATH = """N° dossier;Intitulé;Porteur;Coût total;Financeur;Montant
2026-101;Halle couverte;Commune de Lys;10 000,00;Région;1 000,00
;;;;Fondation Arvelle;600,50
2026-102;Sentier;Commune de Lys;12 000,00;Région;900,00
2026-103;Marché bio;Foyer rural;9 000,00;Région;700,00"""


def shown(listing: Listing, name: str) -> list[str]:
    """What a column of a list says, row after row."""
    model = listing.model
    return [str(model.index(row, model.place_of(name)).data()) for row in range(model.rowCount())]


def test_the_column_of_amounts_is_seen_cited_and_left_aside(qtbot: QtBot, page: ArrivalsPage) -> None:
    pasted(qtbot, page, _BENEATH)
    view = page.view.book
    view.sections.show_section("columns")
    fields, how = (shown(view.columns.listing, name)[-2:] for name in ("field", "sure"))
    view.sections.show_section("rows")
    view.rows.listing.table.setFocus()
    view.rows.listing.table.go_to(0, 0)
    press(Qt.Key.Key_Return)
    record = view.rows.record.listing
    cited = dict(zip(shown(record, "field"), shown(record, "read"), strict=True))
    view.sections.show_section("columns")
    view.columns.listing.table.setFocus()
    view.columns.listing.table.go_to(5, view.columns.listing.model.place_of("field"))
    press(Qt.Key.Key_Return, "Ne pas")
    waited(qtbot, page)

    assert fields == ["Cofinanceurs", "Montant cofinanceur"]
    assert how == ["✓ Sûr, d’après le titre", "✓ Probable, d’après sa voisine"]
    read = ("E2 : Région", "F2 : 1 000,00", "E3 : Fondation Arvelle", "F3 : 600,50")
    assert cited["Cofinanceurs"] == " · ".join(each.replace(" :", "\u00a0:") for each in read)
    assert "Montant cofinanceur" not in cited
    shares = page.hand.rows[0].value("cofunders")
    assert shares == (CofunderShare("Région", None), CofunderShare("Fondation Arvelle", None))
