"""How whoever carries a project is headed."""

from __future__ import annotations

from leaderdesk.domain.workbooks.columns.synonyms.levels import FAINT, LIKELY, SURE, VAGUE, Texts

HOLDERS: Texts = (
    (
        "holder_name",
        SURE,
        """
        porteur, porteur projet, maître ouvrage, mo, moa, bénéficiaire, demandeur, nom porteur, nom bénéficiaire,
        nom demandeur, nom structure, raison sociale, nom maître ouvrage, structure porteuse, organisme porteur,
        dénomination sociale, porteur opération, bénéficiaire final, nom organisme, dénomination porteur,
        dénomination bénéficiaire, maîtrise ouvrage, identité porteur, nom mo, attributaire, pétitionnaire, nom
        raison sociale, structure bénéficiaire, porteur dossier, maître ouvrage projet, tiers bénéficiaire,
        bénéficiaire aide, structure demandeuse, organisme bénéficiaire, porteur action, commune porteuse
        """,
    ),
    (
        "holder_name",
        LIKELY,
        """
        opérateur, exploitation, exploitant, structure, organisme, candidat, dénomination, promoteur, entreprise,
        société, titulaire, pp, acteur, récipiendaire, exploitation agricole, chef file
        """,
    ),
    ("holder_name", VAGUE, "établissement, association, collectivité, tiers, association collectivité"),
    ("holder_name", FAINT, "nom"),
    (
        "holder_kind",
        SURE,
        """
        statut juridique, forme juridique, nature juridique, type porteur, type bénéficiaire, type maître ouvrage,
        type structure, statut porteur, catégorie porteur, nature porteur, type mo, catégorie juridique, type
        demandeur, statut bénéficiaire, catégorie bénéficiaire, statut structure, type organisme, statut maître
        ouvrage, statut demandeur, public privé, nature bénéficiaire, famille porteur, type moa, qualité porteur,
        nature maître ouvrage, catégorie demandeur, typologie porteur, typologie bénéficiaire, catégorie maître
        ouvrage, statut mo, nature mo, statut moa, typologie structure, typologie organisme, catégorie structure,
        nature structure, famille bénéficiaire, nature public privé, statut public privé, type public privé
        """,
    ),
    ("siret", SURE, "siret, numéro siret, code siret, identifiant siret"),
    ("siret", FAINT, "siren, numéro siren"),
    (
        "address",
        SURE,
        "adresse, adresse postale, adresse siège, adresse porteur, siège social, adresse structure, voie",
    ),
    ("address", VAGUE, "rue, siège, coordonnée postale"),
    ("postcode", SURE, "code postal, cp porteur, cp postal, cp structure, cp bénéficiaire"),
    ("postcode", LIKELY, "cp"),
    (
        "contact",
        SURE,
        """
        contact, interlocuteur, personne contact, nom contact, contact porteur, représentant légal, personne
        référente, personne ressource, contact structure, nom représentant, nom responsable, nom prénom contact,
        personne contacter
        """,
    ),
    (
        "contact",
        VAGUE,
        "représentant, responsable, nom prénom, coordonnée, responsable projet, référent projet",
    ),
    ("phone", SURE, "téléphone, numéro téléphone, téléphone porteur, téléphone contact, téléphone fixe, gsm"),
    (
        "email",
        SURE,
        "mail, adresse mail, e mail, adresse électronique, mail contact, mail porteur, courrier électronique",
    ),
)
