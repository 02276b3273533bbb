"""How the project itself is headed: its number, its name, where it is, what it belongs to, how far it is."""

from __future__ import annotations

from leaderdesk.domain.workbooks.columns.synonyms.levels import FAINT, LIKELY, NEARLY, SURE, VAGUE, Texts

PROJECTS: Texts = (
    (
        "number",
        SURE,
        """
        numéro dossier, référence dossier, code dossier, numéro projet, référence projet, identifiant dossier, id
        dossier, numéro opération, code opération, référence opération, numéro demande, code projet, id projet,
        numéro interne, référence interne, numéro GAL, numéro LEADER, référence administrative, numéro
        enregistrement, numéro unique
        """,
    ),
    (
        "number",
        NEARLY,
        """
        osiris, numéro osiris, code osiris, numéro administratif, numéro europac, numéro euro pac, europac, euro
        pac, numéro presage, presage, numéro synergie, synergie, numéro mdna, numéro isis, numéro progos, numéro
        safran, numéro dossier osiris, numéro dossier administratif, numéro dossier région, numéro portail,
        référence osiris, référence europac, identifiant europac, référence euro pac, identifiant osiris
        """,
    ),
    ("number", LIKELY, "identifiant, référence, numéro, id, ident"),
    ("number", VAGUE, "dossier, code"),
    (
        "title",
        SURE,
        """
        intitulé, titre, intitulé projet, titre projet, nom projet, intitulé opération, libellé projet, libellé
        opération, nom opération, dénomination projet, désignation projet, désignation opération, intitulé action,
        nom action, libellé dossier, intitulé dossier, titre opération, objet dossier, objet projet, objet
        opération, nom dossier, objet demande, intitulé demande, titre action, libellé action, dénomination
        opération, intitulé du projet
        """,
    ),
    (
        "title",
        LIKELY,
        """
        projet investissement, projet présenté, nature projet, nature opération, projet, opération, libellé, objet,
        désignation, objet subvention, sujet, action aidée, projet soutenu, projet retenu, projet aidé, action
        soutenue
        """,
    ),
    ("title", VAGUE, "action, dossier"),
    ("title", FAINT, "nom"),
    (
        "summary",
        SURE,
        """
        description, descriptif, résumé, description projet, descriptif projet, résumé projet, synthèse projet,
        contenu projet, description opération, présentation projet, descriptif synthétique, contenu, objectif projet
        """,
    ),
    ("summary", VAGUE, "objectif, présentation, synthèse, contexte"),
    (
        "fiche_action",
        SURE,
        """
        fiche action, fa, numéro fiche, numéro fiche action, fiche, numéro fa, code fiche, code fiche action, fiche
        action leader, intitulé fiche action, action leader, fiche dispositif, intitulé fiche, libellé fiche action,
        fiche action concernée, référence fiche action, fiche mesure, fiche action programme, fiche opération, code
        fa, fa concernée, code to, action stratégie
        """,
    ),
    (
        "fiche_action",
        LIKELY,
        """
        mesure, type opération, sous mesure, dispositif, mesure feader, code mesure, code action, numéro action
        """,
    ),
    ("fiche_action", VAGUE, "axe, intervention, action"),
    (
        "call",
        SURE,
        """
        appel projet, aap, ami, appel candidature, appel manifestation intérêt, nom appel projet, session aap,
        numéro aap, intitulé appel projet
        """,
    ),
    ("call", VAGUE, "session, vague"),
    (
        "status",
        SURE,
        """
        statut, état, avancement, état avancement, état dossier, statut dossier, statut projet, état projet,
        avancement dossier, situation dossier, étape dossier, stade dossier, état instruction, statut opération,
        stade avancement, avancement projet, étape actuelle, statut actuel, statut administratif, état demande,
        statut demande, état actuel, niveau avancement, position dossier, statut leader, état leader, phase actuelle
        """,
    ),
    (
        "status",
        LIKELY,
        """
        situation, étape, stade, phase, position, décision comité, décision cp, avis comité, avis cp, décision gal,
        suite donnée, décision finale
        """,
    ),
    ("status", VAGUE, "avis, décision, résultat, programmé, sélectionné"),
    (
        "theme",
        SURE,
        """
        thème, thématique, thème projet, thématique projet, thématique principale, thème principal
        """,
    ),
    ("theme", LIKELY, "domaine, secteur, secteur activité, domaine activité, champ"),
    ("theme", VAGUE, "mot clé, catégorie, typologie, catégorie projet, type projet, axe, enjeu"),
    ("partners", SURE, "partenaire, partenariat, partenaire projet, partenaire associé, partenaire technique"),
    (
        "commune",
        SURE,
        """
        commune, ville, commune projet, localité, commune opération, lieu projet, commune implantation, lieu
        réalisation, commune réalisation, localisation projet, commune bénéficiaire, commune concernée, nom commune,
        lieu opération
        """,
    ),
    ("commune", LIKELY, "localisation, lieu, implantation"),
    (
        "epci",
        SURE,
        """
        epci, communauté commune, intercommunalité, com com, comcom, epci rattachement, epci projet, territoire
        epci, communauté commune agglomération, agglomération, cc epci
        """,
    ),
    ("epci", VAGUE, "cc, territoire, secteur géographique"),
    (
        "person",
        SURE,
        """
        charge suivi, chargé mission, animateur, gestionnaire, instructeur, référent, référent gal, suivi gal,
        agent, technicien, responsable dossier, dossier suivi, animateur référent, gestionnaire dossier, animatrice,
        instructrice, référente, chargé dossier, technicien référent, agent suivi, chargée mission, personne charge,
        instructeur gal, instructeur dossier, animateur charge, agent charge, référent technique, interlocuteur gal,
        contact gal
        """,
    ),
    ("person", FAINT, "suivi"),
    (
        "next_step",
        SURE,
        """
        prochaine étape, faire, action mener, relance, suite donner, prochaine action, étape suivante, reste faire,
        tâche, todo, to do
        """,
    ),
    ("next_step", VAGUE, "suite, action faire"),
    (
        "notes",
        SURE,
        """
        observation, remarque, commentaire, observation gal, remarque gal, commentaire gal, observation remarque,
        point vigilance, mémo, observation diverse, commentaire interne, annotation, remarque diverse
        """,
    ),
    ("notes", LIKELY, "note, précision, divers, information complémentaire"),
)
