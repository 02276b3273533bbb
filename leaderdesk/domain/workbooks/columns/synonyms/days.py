"""How the days of a dossier are headed."""

from __future__ import annotations

from leaderdesk.domain.workbooks.columns.synonyms.levels import LIKELY, NEARLY, SURE, VAGUE, Texts

DAYS: Texts = (
    (
        "date_received",
        SURE,
        """
        date réception, date dépôt, date déposé, date reçu, date arrivée, date réception dossier, date dépôt
        dossier, date demande, date réception demande, date enregistrement, date dépôt demande, date réception gal,
        déposé, reçu, date dépôt demande aide, date transmission gal, date arrivée gal, date remise dossier, date
        dépôt gal, réception dossier, dépôt dossier, date réception lettre intention, demande reçue, date première
        demande
        """,
    ),
    (
        "date_received",
        LIKELY,
        """
        horodatage, horodateur, date ar, date accusé réception, dépôt, réception, arrivée, date ar dossier,
        enregistrement
        """,
    ),
    ("date_received", VAGUE, "ar, accusé réception, date entrée"),
    (
        "date_eligible",
        SURE,
        """
        date éligibilité, début éligibilité, date début éligibilité, éligibilité dépense, date éligibilité dépense,
        début éligibilité dépense, date autorisation démarrage, dépense éligible compter, autorisation commencer,
        date début éligibilité dépense, autorisation démarrage, date prise compte dépense
        """,
    ),
    (
        "date_opinion",
        SURE,
        """
        date avis opportunité, date opportunité, comité opportunité, date comité opportunité, date présélection,
        date audition, cp opportunité, date cp opportunité, passage opportunité, date pré sélection, date avis
        préalable
        """,
    ),
    ("date_opinion", LIKELY, "avis opportunité, opportunité, présélection, date avis, audition"),
    (
        "date_committee",
        SURE,
        """
        date comité, date cp, date comité programmation, date programmation, date programmé, date sélection, date
        passage, date passage comité, date décision, date décision comité, date vote, date passage cp, comité
        programmation, date validation cp, date validation comité, date comité sélection, date présentation comité,
        programmé, date cp programmation, date décision cp, passage cp, passage comité, date séance, cp
        programmation, date réunion comité, date comité décision, date cp sélection, date validation, date
        programmation cp, date présentation cp, date décision gal, date avis cp, date avis comité, date avis comité
        programmation
        """,
    ),
    (
        "date_committee",
        LIKELY,
        """
        comité, cp, programmation, sélection, séance, passé comité, comité sélection, comité décision, passage, vu
        comité, présentation comité, décidé
        """,
    ),
    ("date_committee", VAGUE, "décision"),
    (
        "date_convention",
        SURE,
        """
        date convention, date signature, date signature convention, signature convention, convention signé, date
        convention signé
        """,
    ),
    (
        "date_convention",
        NEARLY,
        """
        date engagement, date engagement juridique, date ej, engagement juridique, date dej, date notification, date
        décision attributive, date arrêté, date décision juridique, date attribution, date acte attributif, date
        notification convention, date édition convention, date acte juridique, date engagement ej
        """,
    ),
    ("date_convention", LIKELY, "convention, ej, dej, notification"),
    ("date_convention", VAGUE, "signature, engagement, signé, notifié"),
    (
        "date_start",
        SURE,
        """
        date début, date démarrage, date commencement, début travaux, date début opération, date début travaux,
        début projet, début opération, début exécution, date lancement, date début projet, démarrage projet, date
        début réalisation, date début exécution, démarrage opération, date démarrage travaux, début réalisation
        """,
    ),
    ("date_start", LIKELY, "démarré, commencé, début, démarrage, commencement, lancement"),
    (
        "date_end",
        SURE,
        """
        date fin, date achèvement, date fin opération, fin travaux, fin projet, fin réalisation, date fin projet,
        date fin travaux, fin opération, date fin exécution, date fin réalisation, achèvement travaux, fin
        exécution, date achèvement opération, date fin prévisionnelle, date fin action
        """,
    ),
    ("date_end", LIKELY, "terminé, achevé, fin, achèvement"),
    ("date_end", VAGUE, "date limite réalisation, échéance projet"),
    (
        "date_claimed",
        SURE,
        """
        date demande paiement, date dépôt demande paiement, demande paiement déposé, date réception demande paiement,
        date dp, date dépôt dp, dp déposé, date réception dp, date demande solde, date dépôt demande solde, date
        demande versement, date réception dp complet, date demande paiement solde
        """,
    ),
    (
        "date_paid",
        SURE,
        """
        date paiement, date versement, date mandatement, date payé, date versé, date virement, date mise paiement,
        date dernier paiement, date paiement asp, date liquidation, date encaissement, date paiement feader, date
        dernier versement
        """,
    ),
    ("date_paid", LIKELY, "payé, versé, paiement, versement, mandaté"),
)
