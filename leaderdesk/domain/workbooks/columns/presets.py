"""Tables whose headings are always the same: open data, national exports, our own lists; told by their headings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.mappings import LEFT_ASIDE


@dataclass(frozen=True, slots=True)
class Preset:
    """A known table: the headings it always has, and the field of each of its headings (folded)."""

    code: str
    always: frozenset[str]
    fields: Mapping[str, str]
    # Of the holder's own address: a question about the project says better.
    yielding: frozenset[str] = frozenset()


def _preset(
    code: str, always: str, fields: Mapping[str, str], aside: str = "", yielding: Collection[str] = ()
) -> Preset:
    named = {folded(heading): field for heading, field in fields.items()}
    named |= {folded(heading): LEFT_ASIDE for heading in aside.split(", ") if heading}
    told = frozenset(folded(heading) for heading in always.split(", "))
    return Preset(code, told, named, frozenset(yielding))


PRESETS = (
    _preset(
        "scdl",
        "nomAttribuant, idAttribuant, nomBeneficiaire, objet, montant",
        {
            "dateConvention": "date_convention",
            "referenceDecision": "number",
            "nomBeneficiaire": "holder_name",
            "idBeneficiaire": "siret",
            "objet": "title",
            "montant": "feader",
        },
        "nomAttribuant, idAttribuant, nature, conditionsVersement, datesPeriodeVersement, idRAE, notificationUE, "
        "pourcentageSubvention, dispositifAide, multiFinanceur",
    ),
    _preset(
        "rural_network",
        "Identifiant, Titre du projet, Porteur de projet, Groupe d'action locale LEADER, Contribution du FEADER",
        {
            "N° dossier administratif": "number",
            "Titre du projet": "title",
            "Porteur de projet": "holder_name",
            "Date de début": "date_start",
            "Date début": "date_start",
            "Date de fin": "date_end",
            "Date fin": "date_end",
            "Statut": "status",
            "Coût total du projet": "total_cost",
            "Contribution du FEADER": "feader",
            "Autres contributions publiques": "national_public",
            "Financement privé": "private",
            "Thème n°1": "theme",
            "Partenaire n°1": "partners",
        },
        # A measure of the rural programme is no fiche-action.
        "Identifiant, Programme de développement rural, Fonds, Groupe d'action locale LEADER, Mesure du FEADER, "
        "Thème n°2, Thème n°3, Thème n°4, Thème n°5",
    ),
    _preset(
        "demarches_simplifiees",
        "ID, État du dossier, Déposé le, Passé en instruction le",
        {
            "ID": "number",
            "Email": "email",
            "État du dossier": "status",
            "Déposé le": "date_received",
            "Instructeurs": "person",
            "Motivation de la décision": "notes",
            "Établissement SIRET": "siret",
            "Établissement Adresse": "address",
            "Établissement code postal": "postcode",
            "Établissement localité": "commune",
            "Entreprise forme juridique": "holder_kind",
            "Entreprise raison sociale": "holder_name",
        },
        "FranceConnect ?, Civilité, Nom, Prénom, Dépôt pour un tiers, Archivé, Dernière mise à jour le, "
        "Dernière mise à jour du dossier le, Passé en instruction le, Traité le, Établissement siège social, "
        "Établissement NAF, Établissement libellé NAF, Établissement numero voie, Établissement type voie, "
        "Établissement nom voie, Établissement complément adresse, Établissement code INSEE localité, "
        "Entreprise SIREN, "
        "Entreprise capital social, "
        "Entreprise numero TVA intracommunautaire, Entreprise forme juridique code, "
        "Entreprise nom commercial, Entreprise SIRET siège social, Entreprise code effectif entreprise, "
        "Entreprise date de création, Entreprise nom, Entreprise prénom, Association RNA, Association titre, "
        "Association objet, Association date de création, Association date de déclaration, "
        "Association date de publication, Groupe instructeur",
        ("commune",),
    ),
    _preset(
        "own_export",
        "Porteur, Numéro, Intitulé, Fonds européens, Public national",
        {
            "Porteur": "holder_name",
            "Numéro": "number",
            "Intitulé": "title",
            "Commune": "commune",
            "Fiche-action": "fiche_action",
            "État": "status",
            "Demande reçue le": "date_received",
            "Programmé le": "date_committee",
            "Coût total": "total_cost",
            "Coût éligible": "eligible_cost",
            "Fonds européens": "feader",
            "Public national": "national_public",
        },
    ),
    _preset(
        "own_list",
        "Numéro, Intitulé, Porteur, Statut, Fonds européen",
        {
            "Numéro": "number",
            "Intitulé": "title",
            "Porteur": "holder_name",
            "Statut": "status",
            "Prochaine étape": "next_step",
            "Suivi par": "person",
            "Coût total": "total_cost",
            "Fonds européen": "feader",
            "Éligible": "eligible_cost",
            "Autres publics": "national_public",
            "Fonds privés": "private",
            "Autofinancement": "own_funds",
            "Fiche": "fiche_action",
            "Commune": "commune",
            "Thème": "theme",
            "Reçu le": "date_received",
            "Programmé le": "date_committee",
            "Appel à projets": "call",
            "EPCI": "epci",
        },
        # Computed, or said by the life of the dossier.
        "Échéance, Pour le, Comité du, Étiquettes, Pièces manquantes, Statut depuis, Fin de convention",
    ),
    _preset(
        "region",
        "N° OSIRIS, Bénéficiaire, Libellé de l'opération, FEADER engagé",
        {
            "N° OSIRIS": "number",
            "Bénéficiaire": "holder_name",
            "SIRET": "siret",
            "Libellé de l'opération": "title",
            "Montant éligible": "eligible_cost",
            "FEADER engagé": "feader",
            "FEADER payé": "paid",
            "Date d'engagement juridique": "date_convention",
            "Date de programmation": "date_committee",
            "Statut OSIRIS": "status",
        },
        "GAL, Code GAL, Région, Reste à payer",
    ),
)


def recognised(headings: Collection[str]) -> Preset | None:
    """The known table that has all these headings; the one with the most where several do."""
    told = {folded(heading) for heading in headings}
    fit = [each for each in PRESETS if each.always <= told]
    return max(fit, key=lambda each: len(each.fields.keys() & told), default=None)
