"""Headings known to say what is no field of ours: none of them is taken for the field it looks like."""

from __future__ import annotations

from leaderdesk.domain.workbooks.columns.synonyms.levels import APART, SURE, VAGUE, Texts

SET_APART: Texts = (
    (
        APART,
        SURE,
        """
        reste payer, reste verser, reste engager, reste programmer, solde payer, solde, avance, acompte, acompte 1,
        acompte 2, montant acompte, montant avance, montant solde, reste réaliser, feader restant, disponible, feader
        disponible, reste disponible, feader consommé, sous réalisation, dégagement, dégagé, feader dégagé, montant
        dégagé, écart, ratio, tva, montant tva, tva récupérée, assujetti tva, récupère tva, recette, recette nette,
        total aide publique, aide publique, dépense publique totale, dépense publique, total public, aide publique
        totale, total financement, total subvention, total ressource, total recette, total aide, subvention publique
        totale, nombre dossier, nombre projet, nombre, nbre, nb dossier, nb projet, nb, durée, délai, prorogation,
        prolongation, note finale, note 20, note 100, priorité, score, point, rang, classement, emploi créé, emploi,
        année, exercice, mois, trimestre, civilité, prénom, fonction, collège, émargement, titulaire suppléant,
        suppléant, présent, excusé, pouvoir, quitus, présence, nature dépense, poste dépense, fournisseur, facture,
        devis, date facture, numéro facture, montant facture, montant cofinancé, taux aide publique, taux maximum aide
        publique, taux cofinancement, taux autofinancement, taux programmation, taux consommation, taux engagement, taux
        paiement, taux avancement, taux réalisation, date complétude, date dossier complet, complet, dossier complet,
        pièce manquante, date demande pièce, date instruction, date avis technique, date comité technique, demande
        paiement, montant demande paiement, dépense justifiée, dépense réalisée, dépense
        certifiée, dépense payée, dépense acquittée, dépense réelle, montant réalisé, coût réel, coût réalisé, montant
        justifié, coût unitaire, date clôture, date contrôle, contrôle, numéro convention, référence convention, numéro
        engagement, numéro comité, numéro cp, enveloppe, maquette, maquette fa, dotation, dépense inéligible, montant
        inéligible, dépense non éligible, non éligible, inéligible, non retenu, dépense écartée, date visite, visite,
        date mise jour, dernière mise jour, mise jour, date naissance, département, région, code insee, insee, régime
        aide, minimis, régime aide état, date fin convention, fin convention, date début convention, date fin
        éligibilité, fin éligibilité, date limite, date caducité, échéance, date échéance, prochaine échéance, date
        avenant, avenant, date relance, date courrier, date prorogation, programme développement
        rural, numéro ordre, ordre, ligne, groupe action local
        """,
    ),
    (APART, VAGUE, "date, montant, nom, type, nature, aide totale"),
)
