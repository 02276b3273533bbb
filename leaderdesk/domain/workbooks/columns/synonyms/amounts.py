"""How the amounts of a dossier are headed."""

from __future__ import annotations

from leaderdesk.domain.workbooks.columns.synonyms.levels import FAINT, LIKELY, SURE, SUREST, VAGUE, Texts

AMOUNTS: Texts = (
    (
        "total_cost",
        SURE,
        """
        coût total, coût projet, coût opération, budget total, montant total projet, montant projet, coût global,
        dépense total, montant total opération, montant total dépense, coût total projet, coût total opération,
        montant opération, budget projet, budget global, montant investissement, coût prévisionnel, total dépense,
        montant total investissement, investissement total, coût total dépense, budget prévisionnel, budget
        opération, montant global, dépense projet, assiette totale, montant prévisionnel projet, total projet, coût
        total prévisionnel, coût action, montant total budget, coût investissement, total coût, montant dépense
        total, coût total action
        """,
    ),
    (
        "total_cost",
        LIKELY,
        """
        dépense présentée, coût présenté, montant présenté, coût, dépense prévisionnelle, budget, montant dépense,
        assiette présentée, dépense déposée, montant travaux, coût travaux, montant dépense présentée, total
        présenté, dépense demandée
        """,
    ),
    ("total_cost", VAGUE, "montant total, dépense, investissement"),
    ("total_cost", FAINT, "total"),
    (
        "eligible_cost",
        SURE,
        """
        coût éligible, dépense éligible, montant éligible, assiette éligible, coût total éligible, assiette éligible
        retenue, dépense éligible retenue, budget éligible, total éligible, base éligible, dépense retenue, montant
        retenu, assiette retenue, coût retenu, assiette subventionnable, éligible, dépense subventionnable, base
        subventionnable, montant subventionnable, coût subventionnable, assiette éligible feader, dépense éligible
        feader, coût éligible retenu, montant dépense éligible, coût projet éligible, investissement éligible, cte
        """,
    ),
    (
        "eligible_cost",
        SUREST,
        """
        dépense éligible retenue, assiette éligible retenue, coût éligible retenu, montant éligible retenu, dépense
        retenue, assiette retenue, coût retenu
        """,
    ),
    ("eligible_cost", LIKELY, "assiette, dépense instruite, dépense validée"),
    (
        "feader",
        SURE,
        """
        feader, montant feader, aide leader, subvention leader, aide europe, subvention europe, fonds europe, part
        europe, aide feader, subvention feader, crédit leader, crédit feader, ue, union europe, contribution feader,
        fonds leader, participation leader, montant leader, part feader, part ue, contribution europe, enveloppe
        leader, financement europe, financement leader, dotation leader, cofinancement feader, leader feader, crédit
        europe, participation feader, participation europe, europe leader
        """,
    ),
    (
        "feader",
        SUREST,
        """
        feader programmé, leader programmé, aide leader programmé, feader voté, feader attribué, feader accordé
        """,
    ),
    (
        "feader",
        LIKELY,
        "leader, europe, leader programmé, leader attribué, leader accordé, leader sollicité, leader demandé",
    ),
    (
        "feader",
        FAINT,
        "aide, subvention, montant aide, montant subvention, aide accordé, aide demandé, subvention demandé",
    ),
    (
        "feader_rate",
        SURE,
        """
        taux feader, taux aide, taux leader, taux intervention, taux aide leader, taux subvention, taux aide feader,
        taux intervention feader, taux intervention leader, taux financement, taux financement leader, taux
        participation, taux cofinancement ue, taux cofinancement union europe, taux cofinancement feader, taux
        europe, taux ue
        """,
    ),
    ("feader_rate", LIKELY, "taux"),
    (
        "national_public",
        SURE,
        """
        contrepartie publique, contrepartie publique nationale, cpn, contrepartie nationale, contrepartie, public
        national, autre public, cofinancement public, autre financement public, dépense publique nationale, aide
        publique nationale, autre contribution publique, autre financeur public, part nationale, montant cpn, autre aide
        publique, contribution publique nationale, financement public national, autre subvention publique, contrepartie
        feader, contrepartie cofinanceur, contribution nationale, total cpn, total contrepartie, autre fonds public,
        total cofinancement, total cofinancement public, montant contrepartie, autre subvention, financement national,
        cofinancement national, total contrepartie publique, subvention nationale, fonds public national, contre partie,
        contre partie publique, contre partie nationale, contre partie publique nationale, part publique nationale
        """,
    ),
    (
        "national_public",
        LIKELY,
        """
        cofinancement, montant cofinanceur, co financement, afc, financement public, autre financement, autre aide,
        subvention publique, fonds public, public
        """,
    ),
    (
        "private",
        SURE,
        """
        financement privé, fonds privé, autre privé, contribution privée, aide privée, mécénat, cofinancement privé,
        autre financement privé, financeur privé, apport privé, part privée, participation privée, contrepartie
        privée
        """,
    ),
    ("private", LIKELY, "privé, don"),
    (
        "own_funds",
        SURE,
        """
        autofinancement, fonds propre, part porteur, apport personnel, ressource propre, participation porteur, part
        mo, autofinancement porteur, apport porteur, participation maître ouvrage, part maître ouvrage, part
        bénéficiaire, autofinancement mo, financement porteur, apport propre, participation mo, autofinancement
        maître ouvrage, contribution porteur, auto financement, participation bénéficiaire, auto financement porteur,
        mo public, mo privé, moa public, moa privé
        """,
    ),
    ("own_funds", LIKELY, "af, reste charge, apport, reste charge porteur, part moa, financement propre"),
    (
        "cofunders",
        SURE,
        """
        cofinanceur, financeur, autre financeur, nom financeur, nom cofinanceur, partenaire financier, co financeur,
        liste cofinanceur, cofinanceur public, nom contrepartie, origine contrepartie, financeur public, organisme
        cofinanceur, nature cofinancement, origine cofinancement, cofinanceur mobilisé, autre cofinanceur,
        cofinanceur sollicité
        """,
    ),
    ("cofunders", LIKELY, "cofinancement, co financement, ressource"),
    (
        "cofunder_amount",
        SURE,
        """
        montant cofinanceur, montant financeur, part cofinanceur, part financeur, apport cofinanceur, apport
        financeur, aide cofinanceur, subvention cofinanceur, participation cofinanceur, participation financeur,
        contribution cofinanceur, contribution financeur, montant accordé cofinanceur, montant sollicité cofinanceur,
        montant obtenu cofinanceur, montant attribué cofinanceur, montant co financeur, montant autre financeur
        """,
    ),
    (
        "paid",
        SURE,
        """
        payé, versé, montant payé, montant versé, feader payé, aide versée, aide payée, feader versé, montant
        mandaté, paiement feader, subvention versée, montant paiement, total payé, total versé, montant liquidé,
        montant versement, subvention payée, leader payé, leader versé, payé asp, cumul payé, cumul paiement, total
        paiement, cumul versement, paiement réalisé, paiement effectué, montant perçu, cumul versé
        """,
    ),
    ("paid", SUREST, "feader payé, feader versé, leader payé, leader versé, paiement feader"),
    (
        "paid",
        LIKELY,
        """
        encaissé, montant encaissé, paiement, versement, mandaté, liquidé, perçu, réglé, montant réglé
        """,
    ),
)
