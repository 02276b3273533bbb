"""F75: which field a column says, by its heading, its spelling and its cells; what is unsure is not taken."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.columns.meanings import meanings
from leaderdesk.domain.workbooks.columns.synonyms import APART
from leaderdesk.domain.workbooks.fields import BY_CODE
from leaderdesk.domain.workbooks.mappings import KEPT_AS_NOTE, LEFT_ASIDE, Memory
from tests.domain.workbooks.sheets import HEADINGS, column_of, columns_of, dossiers, fields_of, sheet_of

_HEADED = {
    "number": "N° OSIRIS|n° administratif|N°|Réf. dossier|Identifiant|Numéro EURO-PAC|N° de dossier GAL",
    "title": "Intitulé de l’opération|Nom du projet|Libellé|Projet|OPERATION|Intitulé|Objet|Titre de l'action",
    "summary": "Descriptif du projet|Résumé|Description",
    "holder_name": "MO|M.O.|Maître d’ouvrage|Bénéficiaire|Porteur de projet|Raison sociale|Porteur Nom|Beneficaire",
    "holder_kind": "Statut juridique|Type de porteur|Nature du porteur (public/privé)|Statut du MO",
    "siret": "SIRET|N° SIRET|Numéro de Siret du porteur",
    "postcode": "Code postal|CP porteur",
    "commune": "Commune|Commune du projet|Lieu de réalisation|Localisation",
    "email": "Mail|Adresse mail|Courriel|E-mail du porteur",
    "phone": "Tél.|Téléphone|Portable",
    "fiche_action": "FA|Fiche-action|N° FA|Fiche action n°|Fiche",
    "status": "Statut|État d’avancement|Etat du dossier|Avancement|Situation|STATUT DOSSIER",
    "date_received": "Date de dépôt|Date AR|Reçu le|Date de réception du dossier|Dates Réception|Déposé le",
    "date_eligible": "Date d'éligibilité des dépenses|Début d’éligibilité",
    "date_opinion": "Date avis d’opportunité|Comité d'opportunité",
    "date_committee": "Date CP|Comité de programmation|Date de passage en CP|Programmé le|Date du comité|Date COPROG",
    "date_convention": "Date de convention|Engagement juridique|Date signature convention|Date EJ|Date DEJ",
    "date_start": "Date de début|Début des travaux|Démarrage",
    "date_end": "Date de fin|Fin de réalisation|Date d’achèvement",
    "date_paid": "Date de paiement|Date du versement",
    "total_cost": "Coût total HT|Montant prévu HT|Coût total du projet (€ TTC)|"
    "Dépenses présentées|Budget total|Montant total du projet",
    "eligible_cost": "Assiette éligible retenue|Dépenses éligibles|Coût total éligible|Dép. élig. (HT)|Assiette",
    "feader": "FEADER programmé|Montant LEADER|FEADER|Subvention LEADER sollicitée|Aide européenne|UE|FEADER demandé",
    "feader_rate": "Taux FEADER|% FEADER|Taux d'aide LEADER (%)",
    "national_public": "CPN|Contrepartie|Contreparties publiques|Autres financeurs publics|Public national|AFC",
    "private": "Financement privé|Mécénat|Fonds privés",
    "own_funds": "Autofinancement|Fonds propres|Part du porteur|Reste à charge|MO privé|M.O. public",
    "cofunders": "Cofinanceurs|Financeurs|Nom du cofinanceur",
    "paid": "Montant payé|FEADER payé|Versé|Aide versée|Total payé",
    "person": "Suivi par|Référent|Chargé de mission|Instructeur",
    "notes": "Observations|Remarques|Commentaires GAL",
}


@pytest.mark.parametrize(
    ("heading", "field"), [(heading, field) for field, texts in _HEADED.items() for heading in texts.split("|")]
)
def test_a_heading_alone_tells_its_field(heading: str, field: str) -> None:
    assert meanings(heading)[0].field == field


_ELSE = (
    "Reste à payer|Date|Montant|Nom|Total aides publiques|Nombre de dossiers|Date de fin de convention|N° de convention"
    "|FEADER dégagé|TVA|Acompte 1|Taux d’aide publique|Date de complétude|Dépenses inéligibles|Prénom"
    "|Dépense publique totale"
)


@pytest.mark.parametrize("heading", _ELSE.split("|"))
def test_a_heading_that_says_something_else_is_taken_for_nothing(heading: str) -> None:
    assert meanings(heading)[0].field == APART
    assert column_of(heading).field == LEFT_ASIDE


def test_every_wording_is_of_a_field() -> None:
    assert {each.field for texts in _HEADED.values() for each in meanings(texts.split("|")[0])} <= {*BY_CODE, APART}


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("CP", (34120, 34300, 34720), "postcode"),
        ("CP", (date(2024, 3, 1), date(2024, 6, 1)), "date_committee"),
        ("Programmé", (date(2024, 3, 1), date(2024, 6, 1)), "date_committee"),
        ("Programmé", ("Programmé", "En cours", "Abandonné"), "status"),
        ("Cofinanceurs", ("Région", "Région, Département", "Région"), "cofunders"),
        ("Montant HT", (1000.5, 2000, 3000), "total_cost"),
        ("FEADER (80 %)", (1000.5, 2000, 3000), "feader"),
        ("Décision du CP", ("Favorable", "Ajourné", "Favorable"), "status"),
    ],
)
def test_the_cells_decide_between_two_meanings(heading: str, cells: tuple[Cell, ...], field: str) -> None:
    assert column_of(heading, *cells).field == field


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("SIRET", ("Jean Petit", "Anne Durand", "Paul Martin")),
        ("Commune", (1200.5, 300, 4500)),
        ("FEADER", ("oui", "non", "oui")),
        ("Date CP", ("Petit", "Durand", "Martin")),
        ("Statut", (12, 14, 16)),
        ("Taux FEADER", (12000, 14000, 16000)),
    ],
)
def test_cells_that_contradict_their_heading_are_told(heading: str, cells: tuple[Cell, ...]) -> None:
    match = column_of(heading, *cells)

    assert (match.field, match.why) == (LEFT_ASIDE, "none")
    assert match.confidence < 600
    assert meanings(heading)[0].field in match.rivals


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (("35600000000048", "356 000 000 00048", "35600000000048"), "siret"),
        (("a@gal.fr", "b@gal.fr", "c@gal.fr"), "email"),
        (("04 67 00 00 01", "04 67 00 00 02", "0467000003"), "phone"),
        (("Pézenas", "Agde", "Caux"), "commune"),
        (("FA 1", "FA 2", "FA 1"), "fiche_action"),
        (("Programmé", "En cours", "Soldé"), "status"),
        (("Commune", "Association", "EPCI"), "holder_kind"),
        (("Claire Petit", "Claire Petit", "Claire Petit"), "person"),
    ],
)
def test_cells_alone_tell_some_fields(cells: tuple[Cell, ...], field: str) -> None:
    match = column_of("Colonne 12", *cells)

    assert (match.field, match.why) == (field, "values")


def test_a_misspelled_heading_is_less_sure_and_says_so() -> None:
    match = column_of("Autofinancemnt", 100, 200, 300)

    assert (match.field, match.why) == ("own_funds", "spelling")
    assert match.confidence < 900


def test_columns_of_funders_stand_beside_a_plan() -> None:
    headings = (
        "N° dossier",
        "Intitulé",
        "Porteur",
        "FEADER",
        "Région",
        "CD 34 (€)",
        "Agence du bassin",
        "Commune",
        "Autres",
    )
    rows = [(*row[:3], 640.0, 100, 50, 20, 10, 5) for row in dossiers(3)]

    assert list(fields_of(sheet_of(headings, *rows)).values())[3:] == [
        "feader",
        "cofunder Région",
        "cofunder CD 34",
        "cofunder Agence du Bassin",
        "cofunder Commune",
        "cofunder Autres",
    ]


def test_each_field_is_taken_once_by_the_surest_column() -> None:
    headings = ("N°", "N° OSIRIS", "Intitulé", "Porteur", "FEADER demandé", "FEADER programmé", "FEADER payé")
    rows = [(n, f"RLAN{n}", f"Halle {n}", "Caux", 900 + n, 800 + n, 100 + n) for n in range(1, 5)]

    found = columns_of(sheet_of(headings, *rows))

    assert [found[column].field for column in (1, 2, 5, 6, 7)] == ["", "number", "", "feader", "paid"]
    assert (found[5].rivals[0], found[5].why) == ("feader", "none")


def test_one_heading_over_two_columns_that_differ_is_not_chosen_between() -> None:
    rows = [(*row[:3], 640.0, 700.0) for row in dossiers(3)]

    found = columns_of(sheet_of(("N° dossier", "Intitulé", "Porteur", "FEADER", "FEADER"), *rows))

    assert [(found[column].field, found[column].rivals[0]) for column in (4, 5)] == [("", "feader")] * 2


def test_two_wordings_of_one_amount_that_differ_are_asked() -> None:
    rows = [(*row[:3], 640.0, 700.0) for row in dossiers(3)]

    found = columns_of(sheet_of(("N° dossier", "Intitulé", "Porteur", "Subvention LEADER", "Aide UE"), *rows))

    assert [(found[column].field, found[column].rivals[0]) for column in (4, 5)] == [("", "feader")] * 2


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ("FEADER", "FEADER programmé", "feader"),
        ("FEADER initial", "FEADER modifié", "feader"),
        ("FEADER initial", "FEADER après avenant", "feader"),
        ("FEADER programmé", "FEADER suite à avenant n° 1", "feader"),
        ("Coût total", "Coût total après avenants", "total_cost"),
        ("FEADER demandé", "FEADER", "feader"),
        ("Dépenses éligibles demandées", "Dépenses éligibles après instruction", "eligible_cost"),
        ("Dépenses éligibles", "Dépenses éligibles retenues", "eligible_cost"),
        ("Montant versé", "FEADER payé", "paid"),
    ],
)
def test_of_two_stages_of_an_amount_the_later_is_taken(first: str, second: str, field: str) -> None:
    rows = [(*row[:3], 640.0, 700.0) for row in dossiers(3)]

    found = columns_of(sheet_of(("N° dossier", "Intitulé", "Porteur", first, second), *rows))

    assert [found[column].field for column in (4, 5)] == ["", field]


@pytest.mark.parametrize("first", ["FEADER initial", "FEADER programmé"])
def test_an_amount_beside_its_amendments_is_asked(first: str) -> None:
    rows = [(*row[:3], 640.0, paid, 300.0) for row, paid in zip(dossiers(3), (None, -150.0, None), strict=True)]

    found = columns_of(sheet_of(("N° dossier", "Intitulé", "Porteur", first, "Avenant FEADER", "FEADER payé"), *rows))

    assert [found[column].field for column in (4, 5, 6)] == ["", "", "paid"]
    assert found[4].rivals[0] == "feader"


@pytest.mark.parametrize("first", ["Date de fin", "Date de fin initiale"])
def test_an_end_put_off_by_an_amendment_is_asked(first: str) -> None:
    rows = [
        (*row[:3], date(2025, 6, 30), late) for row, late in zip(dossiers(2), (None, date(2026, 1, 31)), strict=True)
    ]

    found = columns_of(sheet_of(("N° dossier", "Intitulé", "Porteur", first, "Date de fin après avenant"), *rows))

    assert [found[column].field for column in (4, 5)] == ["", ""]


def test_what_several_funds_paid_is_asked() -> None:
    headings = ("N° dossier", "Intitulé", "Porteur", "Fonds", "Montant payé")
    alike = [(*row[:3], "FEADER", 250.0) for row in dossiers(3)]
    unlike = [*alike, (*dossiers(1, first=4)[0][:3], "État", 90.0)]

    assert [columns_of(sheet_of(headings, *rows))[5].field for rows in (alike, unlike)] == ["paid", ""]


def test_a_count_of_amendments_changes_nothing() -> None:
    rows = [(*row[:3], 640.0, 1) for row in dossiers(3)]

    found = columns_of(sheet_of(("N° dossier", "Intitulé", "Porteur", "FEADER initial", "Nb avenants"), *rows))

    assert found[4].field == "feader"


@pytest.mark.parametrize("heading", ["Code dispositif", "Fiche-action", "Axe"])
def test_one_measure_for_all_is_not_taken_for_a_fiche(heading: str) -> None:
    headings = (heading, "Intitulé", "Porteur", "FEADER")
    alike = [("19.2.1", *row[1:3], row[4]) for row in dossiers(4)]
    unlike = [(f"19.2.{1 + n % 2}", *row[1:]) for n, row in enumerate(alike)]

    assert columns_of(sheet_of(headings, *alike))[1].field != "fiche_action"
    assert columns_of(sheet_of(("Fiche-action", *headings[1:]), *unlike))[1].field == "fiche_action"


def test_an_empty_column_leaves_its_heading_to_the_other() -> None:
    rows = [(*row[:3], None, 700.0) for row in dossiers(3)]

    found = columns_of(sheet_of(("N° dossier", "Intitulé", "Porteur", "FEADER", "FEADER"), *rows))

    assert (found[4].field, found[5].field) == ("", "feader")


def test_without_taxes_and_with_them_are_told_apart() -> None:
    headings = ("N° dossier", "Intitulé", "Porteur", "Coût total TTC", "Coût total HT", "Éligible HT")
    rows = [(*row[:3], 1200.0, 1000.0, 900.0) for row in dossiers(3)]

    found = columns_of(sheet_of(headings, *rows))

    assert [found[column].field for column in (4, 5, 6)] == ["", "total_cost", "eligible_cost"]


def test_rows_that_are_only_counted_have_no_number() -> None:
    rows = [(n, f"Halle {n}", "Caux", 10.5 * n) for n in range(1, 6)]

    assert columns_of(sheet_of(("N°", "Projet", "Porteur", "FEADER"), *rows))[1].field == ""


def test_what_was_chosen_for_a_source_wins() -> None:
    memory = Memory({"cout total": "eligible_cost", "statut": KEPT_AS_NOTE, "date cp": LEFT_ASIDE})

    found = columns_of(sheet_of(HEADINGS, *dossiers(3)), memory)

    assert [(found[column].field, found[column].why) for column in (4, 6, 7)] == [
        ("eligible_cost", "remembered"),
        ("", "remembered"),
        ("note", "remembered"),
    ]


def test_open_data_of_grants_is_recognised_by_its_headings() -> None:
    headings = (
        "nomAttribuant",
        "idAttribuant",
        "dateConvention",
        "referenceDecision",
        "nomBeneficiaire",
        "idBeneficiaire",
    )
    row = ("GAL", "20000000000000", "2024-03-01", "2024-12", "Commune de Caux", "35600000000048", "Halle", "12000.50")

    found = columns_of(sheet_of((*headings, "objet", "montant"), row))

    assert {each.heading: each.field for each in found.values() if each.why == "preset"} == {
        "nomAttribuant": "",
        "idAttribuant": "",
        "dateConvention": "date_convention",
        "referenceDecision": "number",
        "nomBeneficiaire": "holder_name",
        "idBeneficiaire": "siret",
        "objet": "title",
        "montant": "feader",
    }


def test_our_own_list_comes_back_as_it_went() -> None:
    headings = ("Porteur", "Numéro", "Intitulé", "Commune", "Fiche-action", "État", "Demande reçue le", "Programmé le")
    amounts = ("Coût total", "Coût éligible", "Fonds européens", "Public national")
    row = ("Caux", "24-1", "Halle", "Caux", "FA1", "Programmé", date(2024, 1, 1), date(2024, 3, 1), 4, 3, 2, 1)

    assert list(fields_of(sheet_of((*headings, *amounts), row)).values()) == [
        *("holder_name", "number", "title", "commune", "fiche_action", "status", "date_received", "date_committee"),
        *("total_cost", "eligible_cost", "feader", "national_public"),
    ]


def test_examples_are_shown_beside_what_is_proposed() -> None:
    assert column_of("Statut", "Programmé", "Soldé", "Programmé").examples == ("Programmé", "Soldé")


@settings(max_examples=80, derandomize=True)
@given(st.permutations(range(len(HEADINGS))))
def test_the_order_of_columns_changes_nothing(order: list[int]) -> None:
    def turned(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(row[place] for place in order)

    sheet = sheet_of(turned(HEADINGS), *[turned(row) for row in dossiers(4)])

    assert fields_of(sheet) == fields_of(sheet_of(HEADINGS, *dossiers(4)))


@settings(max_examples=80, derandomize=True)
@given(st.text(max_size=60))
def test_any_heading_has_an_answer(heading: str) -> None:
    assert all(0 < each.level <= 1000 for each in meanings(heading))


def test_an_action_is_a_title_unless_its_cells_are_of_fiches() -> None:
    heads = ("Porteur", "Action", "Coût total", "FEADER")
    named = sheet_of(heads, ("A", "Festival", 100.0, 50.0), ("B", "Halle", 200.0, 90.0), ("C", "Four", 300.0, 99.0))
    coded = sheet_of(
        ("Porteur", "Projet", "Action", "FEADER"),
        ("A", "Festival", "FA1", 50.0),
        ("B", "Halle", "FA2", 90.0),
        ("C", "Four", "Tourisme de nature", 99.0),
    )

    assert fields_of(named)["Action"] == "title"
    assert fields_of(coded)["Action"] == "fiche_action"


def test_a_siret_that_a_workbook_has_damaged_stays_under_its_heading_to_be_told() -> None:
    assert column_of("SIRET", 32300014, 12500013, 1.23e13).field == "siret"


def test_a_group_is_no_intercommunality() -> None:
    assert column_of("Territoire / GAL", "GAL du Haut-Lys", "GAL du Causse").field != "epci"
    assert column_of("Territoire", "CC du Haut-Lys", "Causse et vallées").field == "epci"


def test_a_question_about_the_project_says_more_than_the_address_of_the_holder() -> None:
    heads = ("ID", "Email", "État du dossier", "Déposé le", "Passé en instruction le", "Établissement localité")
    row = ("18000001", "a@exemple.fr", "En instruction", date(2025, 1, 2), None, "PÉZENAS")
    asked = sheet_of((*heads, "Intitulé du projet", "Commune du projet"), (*row, "Halle", "Agde"))

    assert fields_of(asked)["Commune du projet"] == "commune"
    assert fields_of(sheet_of((*heads, "Intitulé du projet"), (*row, "Halle")))["Établissement localité"] == "commune"


def test_one_word_over_and_over_is_an_observation_all_the_same() -> None:
    assert column_of("Observations", "Vu", "Vu", "Oui").field == "notes"


@pytest.mark.parametrize("heading", ["Date liite de covention", "Date limte de convention", "Date liite de dépôt"])
def test_a_misspelled_word_that_may_be_several_is_sure_of_nothing_that_one_of_them_denies(heading: str) -> None:
    assert column_of(heading, date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)).field == LEFT_ASIDE


def test_a_misspelled_rival_is_a_rival() -> None:
    rows = [(f"24-{n}", f"Moulin {n}", f"Commune {n}", 100.0 * n, 50.0 * n) for n in range(1, 5)]

    fields = fields_of(sheet_of(("N° dossier", "Intitulé", "Porteur", "MO privé", "MO pulic"), *rows))

    assert "own_funds" not in fields.values()
