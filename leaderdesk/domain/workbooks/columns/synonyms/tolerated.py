"""What a heading may say besides without being of another field, and what it costs out of a thousand."""

from __future__ import annotations

_LINES = """
number: unique 10, attribue 20, interne 10, asp 20, region 25, id 15, code 10, feader 20
title: nom 5, intitule 5, titre 5, libelle 5, court 20, action 15, objet 10, demande 20
summary: court 15, synthetique 10, action 15, resume 10, description 10, descriptif 10
holder_name: nom 5, raison 5, sociale 5, social 5, denomination 10, organisme 10, juridique 60
siret: numero 0, siren 60, siege 20, etablissement 10, entreprise 10, rna 60
address: coordonnee 10, siege 10, social 5, complete 5, etablissement 10, rue 10, numero 40
postcode: coordonnee 10, siege 10, etablissement 10, adresse 20
commune: coordonnee 10, siege 20, lieu 10, realisation 10, localisation 10, adresse 20, nom 10, territoire 60
epci: nom 10, commune 15, territoire 15, rattachement 5, projet 5
contact: coordonnee 10, nom 5, prenom 5, mail 200, telephone 200, personne 5, technique 15
phone: coordonnee 10, contact 10, fixe 5, numero 0, personne 15
email: coordonnee 10, contact 10, adresse 0, personne 15
fiche_action: numero 5, code 5, intitule 15, action 0, libelle 15, mesure 15, strategie 20, concerne 5
call: nom 5, intitule 10, numero 15, titre 10, date 500
status: osiris 10, europac 10, euro 10, pac 10, avancement 5, administratif 5, instruction 15, comite 20
status: cp 20, leader 10
theme: principal 5, action 20
partners: associe 5, nom 10, technique 10
date_received: demande 10, aide 10, gal 5, courrier 60, formulaire 20, intention 20, fiche 60
date_eligible: depense 5, debut 5, date 0, feader 20
date_opinion: comite 5, cp 5, date 0, avis 5
date_committee: comite 0, cp 0, gal 5, decision 10, selection 10, date 0, programme 5
date_convention: convention 0, feader 15, aide 15, juridique 5, envoi 400, attributif 5
date_start: travaux 10, realisation 10, execution 10, action 10
date_end: travaux 10, realisation 10, execution 10, action 10, initial 5, modifie 5, revise 5, actualise 5
date_paid: paiement 0, versement 0, feader 10, asp 10, aide 10, subvention 10, dernier 10, solde 60
total_cost: initial 80, modifie 5, revise 5, actualise 5, presente 40, demande 60, depose 40, depense 10
total_cost: estimatif 5, estime 5, cout 0, budget 10, action 10, total 0
eligible_cost: total 5, cout 0, retenu 5, presente 60, programme 15, instruit 20, depense 0, assiette 0
eligible_cost: instruction 5, initial 80, modifie 5, revise 5, feader 20, leader 20, convention 40
eligible_cost: valide 20, demande 80, aide 60, budget 5
feader: engagement 30, instruction 40, programme 0, vote 5, accorde 10, attribue 10, engage 30
feader: convention 30, retenu 20, maximum 40
feader: demande 130, sollicite 130, aide 5, subvention 5, part 10, contribution 5, europe 5, ue 5, fonds 5
feader: cofinancement 20, total 20, juridique 20, calcule 30, credit 10, octroye 10, valide 20, reserve 60
feader: nouveau 5, initial 80, modifie 5, revise 5, actualise 5, selectionne 10, decide 10, union 0, leader 5
feader: notifie 20, participation 10, comite 40, cp 40, public 60
feader_rate: aide 5, feader 0, maximum 60, applique 5, retenu 5, leader 5, fiche 60, europe 5
national_public: total 10, cofinancement 5, national 0, aide 10, subvention 10, contrepartie 0, autre 0
national_public: financeur 10, cofinanceur 10, programme 15, mobilise 10, feader 30, cpn 0, appelant 10
private: autre 5, contrepartie 10, mecenat 10
own_funds: part 5, mo 0, public 60, prive 60, emprunt 60, fonds 5
cofunders: public 10, autre 5, nom 5, national 15, mobilise 10, contrepartie 10
paid: paiement 5, versement 5, encaissement 5, jour 5, date 500, feader 0, aide 5, subvention 5, total 15
paid: cumule 10, cumul 10, asp 10, ue 5, date 500
paid: leader 5, europe 10, deja 5, acompte 250, avance 250, solde 200, paye 5
person: instruction 10, charge 5, referent 5, gal 5, nom 10, mission 5
next_step: faire 0, action 10
notes: gal 5, interne 5, diverse 5, divers 5, libre 5, comite 40, instruction 40, remarque 0
"""


def _read() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for line in _LINES.split("\n"):
        field, _, words = line.partition(": ")
        for word in filter(None, words.split(", ")):
            name, cost = word.split()
            found.setdefault(field, {})[name] = int(cost)
    return found


# By field, the words that cost something else than they do elsewhere.
TOLERATED = _read()
