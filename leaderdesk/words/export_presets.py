"""The workbooks that go out in French: what each is called, for whom it is, which rows it has, in which order."""

from __future__ import annotations

from collections.abc import Mapping

PRESETS: Mapping[str, tuple[str, str, str, str]] = {
    "dossiers": (
        "Liste des dossiers",
        "L’équipe : tous les dossiers, une ligne chacun, avec leur plan de financement.",
        "Tous les dossiers, sauf la corbeille. Le total compte tous les statuts : filtrez.",
        "Par numéro de dossier.",
    ),
    "region": (
        "Suivi pour la région",
        "L’autorité de gestion : qui, où, quand, combien, et ce qui est voté, conventionné, payé.",
        "Les dossiers à partir de la pré-demande, sauf la corbeille. Le total compte tous les statuts : filtrez.",
        "Par numéro de dossier.",
    ),
    "funders": (
        "Cofinanceurs",
        "Les financeurs : ce que chacun donne à quoi, une feuille par financeur.",
        (
            "Les lignes des plans de financement, autofinancement mis à part, sauf celles des dossiers non "
            "sélectionnés, retirés, abandonnés ou déprogrammés. D’un fonds européen, c’est la programmation qui décide."
        ),
        "Fonds européens, puis financeurs publics, puis privés ; dans chacun, par numéro de dossier.",
    ),
    "committee": (
        "Avis du comité",
        "Le comité : une ligne par projet et par séance, avec sa note et le montant accordé.",
        "Les projets des séances ouvertes, closes ou scellées.",
        "La dernière séance d’abord ; dans chacune, l’ordre du jour.",
    ),
    "notes": (
        "Notes",
        "L’équipe : les notes par projet, par critère, puis par membre et critère.",
        "Les projets notés dans une séance.",
        "La dernière séance d’abord ; dans chacune, l’ordre du jour.",
    ),
    "accounts": (
        "Comptabilité",
        "La comptabilité : ce qui a été payé et quand, ce qui reste à payer, les cofinancements attendus.",
        "Les dossiers, sauf la corbeille.",
        "Les versements par date ; les soldes par numéro de dossier.",
    ),
    "payments": (
        "Paiements",
        "Le suivi des paiements : chaque étape de l’argent des fonds, les demandes déposées, les demandes prévues.",
        "Les dossiers, sauf la corbeille.",
        "Par numéro de dossier, puis par date.",
    ),
    "envelopes": (
        "Enveloppes",
        "Le bureau du GAL : par fiche-action et par fonds, ce qui est prévu, programmé, et ce qui reste.",
        "Toutes les enveloppes, et les dossiers programmés ou en liste d’attente.",
        "Par fonds, puis par fiche-action.",
    ),
    "controls": (
        "Registre des contrôles",
        "Qui suit les contrôles, et qui contrôle : jusqu’à quand chaque dossier peut l’être, et ce qui a été constaté.",
        "Les dossiers sous convention ou payés, et tous ceux qui ont été contrôlés, sauf la corbeille.",
        "La première réponse attendue d’abord, puis la fin de la période.",
    ),
    "region_questions": (
        "Questions à la région",
        "La région : les écarts avec son tableau qui attendent sa réponse.",
        "Les écarts « à demander à la région » des rapprochements, tant qu’ils ne sont pas réparés.",
        "Par numéro de dossier.",
    ),
    "cooperations": (
        "Coopérations",
        "Les partenaires d’une coopération : ce que chacun porte, ce qu’il a payé, et qui doit quoi.",
        "Les dossiers qui ont des partenaires, sauf la corbeille.",
        "Par numéro de dossier, puis dans l’ordre des partenaires et des coûts.",
    ),
    "epci": (
        "Projets par EPCI",
        "Les intercommunalités : les projets de leurs communes, une feuille par EPCI.",
        "Les dossiers à partir de la pré-demande, sauf non sélectionnés, retirés, abandonnés ou déprogrammés.",
        "Par commune, puis par numéro de dossier.",
    ),
    "public": (
        "Projets aidés",
        "Tout le monde : les projets programmés, sans le nom ni l’adresse de personne.",
        "Les projets programmés, jusqu’à leur clôture.",
        "Par numéro de dossier.",
    ),
    "base": (
        "Base entière",
        "Qui veut tout lire, ou reprendre la base ailleurs : toutes les tables, sans aucune différence au retour.",
        "Toutes les lignes de toutes les tables ; l’historique n’y est pas.",
        "Par table, puis par identifiant.",
    ),
    "home_notes": (
        "Notes à la maison",
        "Les membres du comité : un classeur chacun, dans un dossier ; ils y notent les projets et le renvoient.",
        "Les projets à noter de la séance ouverte, ou de la prochaine ; pour chacun, ceux où il n’a pas d’intérêt.",
        "L’ordre du jour.",
    ),
    "cofunders": (
        "Tableaux à remplir des cofinanceurs",
        (
            "Les cofinanceurs : un classeur chacun, dans un dossier, et un de tous pour la comptabilité ; ils y "
            "mettent montants et dates et le renvoient."
        ),
        "Les aides attendues de cofinanceurs nommés, pour les dossiers qui ne sont ni clos ni arrêtés.",
        "Par numéro de dossier.",
    ),
    "template": (
        "Modèle de saisie",
        "Qui saisit des dossiers sans LeaderDesk : toutes les colonnes, avec les listes du programme et une aide.",
        "Une ligne d’exemple, jamais reprise, et 200 lignes à remplir.",
        "Les colonnes que LeaderDesk reconnaît.",
    ),
    "scdl": (
        "Données ouvertes",
        "Tout le monde, au format national (SCDL) : les aides européennes conventionnées, sans nommer personne.",
        "Les projets programmés dont la convention est signée, une ligne par fonds.",
        "Par numéro de dossier.",
    ),
}
