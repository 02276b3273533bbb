"""The sentences of the six rules' explanations: what was given, each limit, which one binds, what would change it."""

from __future__ import annotations

_FINANCING = {
    "cost": "Le coût total est de {total}, dont {eligible} éligibles.",
    "base.revenue_first": "Recettes déduites ({revenue}), puis part dans le territoire ({share:pct}) : "
    "l’assiette éligible est de {base}.",
    "base.share_first": "Part dans le territoire ({share:pct}), puis recettes déduites ({revenue}) : "
    "l’assiette éligible est de {base}.",
    "base.capped": "L’assiette éligible ({base}) est ramenée à son plafond de {cap}.",
    "funds": "Dans l’assiette éligible, les financements publics nationaux apportent {public} "
    "et les financements privés {private}.",
    "limit.counterpart": "La contrepartie publique ({public}) appelle au plus {limit}.",
    "limit.own_counterpart": "L’autofinancement appelant et les financements publics appellent au plus {limit} "
    "({share:pct} de {eligible}, financements privés déduits).",
    "limit.max_public_aid_rate": "Le taux maximal d’aide publique ({aid_rate:pct} de {eligible}) laisse au plus "
    "{limit} au fonds.",
    "limit.public_aid_max": "Le plafond d’aide publique ({aid_max}) laisse au plus {limit} au fonds.",
    "limit.feader_max": "Le plafond du fonds est de {limit}.",
    "limit.requested": "Le montant demandé est de {limit}.",
    "limit.min_own_rate": "L’autofinancement minimal ({own_rate:pct} de {eligible}) laisse au plus {limit} au fonds.",
    "limit.min_own_of_public_funding": "La participation minimale du porteur public ({of_public:pct} de tout l’argent "
    "public) laisse au plus {limit} au fonds.",
    "passed": "Les autres financements dépassent de {over} ce que permet {names:limits} : il ne reste rien au fonds.",
    "binding": "Ce qui limite le fonds : {names:limits}.",
    "rounded": "La limite de {limit} est arrondie en dessous, au multiple de {step}.",
    "fund": "Le fonds apporte {fund} ; l’aide publique est de {public_aid} et le reste à charge de {own}.",
    "calling": "Il faut {calling} de contrepartie pour appeler ce fonds, dont {own} d’autofinancement appelant.",
    "top_up": "Financement additionnel de « {funder} » : {amount}.",
    "refused.eligible_min": "Refusé : l’assiette éligible ({value}) n’atteint pas le plancher de {floor} ; "
    "il manque {missing}.",
    "refused.feader_min": "Refusé : le fonds possible ({value}) n’atteint pas le plancher de {floor} ; "
    "il manque {missing}.",
    "refused.public_aid_min": "Refusé : l’aide publique ({value}) n’atteint pas le plancher de {floor} ; "
    "il manque {missing}.",
    "refused.no_feader": "Refusé : rien ne peut être accordé.",
    "refused.overfunded": "Refusé : les financements dépassent le coût de {excess}.",
    "change.several": "Plusieurs limites se rejoignent : en lever une seule n’augmenterait pas le fonds.",
    "change.counterpart": "Il manque {missing} de contrepartie publique pour porter le fonds à {fund}, "
    "où une autre limite joue.",
    "change.limit": "Sans cette limite, le fonds irait jusqu’à {fund} ({names:limits}).",
    "change.too_much_money": "D’autres limites ne laissent rien non plus : les autres financements occupent déjà "
    "la place du fonds.",
}

_SCORE = {
    "counted": "Fiches de notation comptées : {counted} sur {sheets}.",
    "set_aside.missing": "Fiche de {member} écartée, à compléter : {criteria}.",
    "set_aside.empty": "Fiche de {member} écartée : elle n’a aucune note.",
    "criterion.mean": "« {criterion} » : moyenne de {value:dec} sur {maximum:dec} ({notes:notes}{zeros:zeros}), "
    "poids {weight:dec}, soit {points:points}.",
    "criterion.median": "« {criterion} » : médiane de {value:dec} sur {maximum:dec} ({notes:notes}{zeros:zeros}), "
    "poids {weight:dec}, soit {points:points}.",
    "criterion.consensus": "« {criterion} » : {value:dec} sur {maximum:dec}, poids {weight:dec}, soit {points:points}.",
    "criterion.without": "« {criterion} » : sans note, aucun point.",
    "too_few": "Pas de résultat : {counted:sheets} sur {wanted} au moins.",
    "no_value": "Pas de résultat : aucune fiche comptée ne note « {criterion} ».",
    "total": "Total : {total:points} sur {maximum:dec} ({percent:hundredths}).",
    "eliminated.criterion": "Éliminé : « {criterion} » vaut {value:dec}, sous la note éliminatoire de {least:dec}.",
    "eliminated.group": "Éliminé : dans le groupe « {group} », {met:criteria} sur {wanted} au moins "
    "({share:pct} du maximum).",
    "no_threshold": "La grille n’a pas de seuil.",
    "threshold.inclusive.reached": "Le seuil de {wanted:points} est atteint, avec une marge de {gap:dec}.",
    "threshold.inclusive.missed": "Le seuil de {wanted:points} n’est pas atteint : il manque {gap:points}.",
    "threshold.strict.reached": "Le seuil de {wanted:points} est dépassé, de {gap:dec}.",
    "threshold.strict.missed": "Le seuil de {wanted:points} doit être dépassé : il manque plus de {gap:points}.",
    "change.least": "« {criterion} » devrait passer de {value:dec} à {wanted:above} pour ne plus éliminer le projet.",
    "change.group": "Dans le groupe « {group} », il faudrait encore {number:criteria} ({share:pct} du maximum) parmi : "
    "{names}.",
    "change.group_too_small": "Le groupe « {group} » a trop peu de critères : il en manquerait {number} à remplir.",
    "change.to": "« {criterion} » seul suffirait en passant de {value:dec} à {wanted:above}.",
    "change.beyond": "« {criterion} » seul suffirait en passant de {value:dec} à plus de {wanted:dec}.",
    "rate": "Ce total donne un taux de {rate:pct}.",
    "fault.note_outside_scale": "La fiche de {member} a une note hors de l’échelle pour « {criterion} ».",
    "fault.unknown_criterion": "La fiche de {member} note « {criterion} », qui n’est pas dans la grille.",
}

_RANKING = {
    "envelope": "L’enveloppe est de {envelope}, pour {projects:projects}.",
    "rank": "« {project} » : rang {rank}, avec {total:points}.",
    "told_by": "« {project} » est à égalité de points ; ce qui départage : {rule:tie}.",
    "unresolved": "« {project} » est à égalité, et aucune règle ne départage.",
    "funded": "« {project} » est financé : {amount} sur les {left} encore disponibles à son tour.",
    "queued.tied": "« {project} » attend : il est à égalité, et les {left} disponibles ne suffisent pour aucun "
    "des projets à égalité.",
    "queued.too_large_behind": "« {project} » attend : {amount} pour {left} disponibles à son tour, et un projet "
    "mieux classé attend avant lui.",
    "queued.too_large": "« {project} » attend : {amount} pour {left} disponibles ; il manque {missing}.",
    "queued.behind": "« {project} » attend derrière un projet mieux classé qui n’est pas financé.",
    "to_decide": "« {project} » ({amount}) est à départager par le comité : les {left} disponibles ne suffisent pas "
    "pour tous les projets à égalité.",
    "refused": "« {project} » n’est pas sélectionné : il ne passe pas la grille.",
    "not_scored": "« {project} » n’est pas classé : il n’a pas de note.",
    "left": "Il reste {left} dans l’enveloppe.",
}

_QUORUM = {
    "room": "Le comité compte {seats:seats} pour ce point (liste : {listed}).",
    "heads": "{present:seated} pour le quorum ; {voters:votes}.",
    "recused": "{person} se déporte sur ce point.",
    "suppleant": "{person} siège comme suppléant (siège {seat}).",
    "proxy": "{person} porte le pouvoir du siège {seat}.",
    "void_proxy.never": "Le pouvoir du siège {seat} à {person} ne compte pas : les pouvoirs ne sont pas admis.",
    "void_proxy.taken": "Le pouvoir du siège {seat} à {person} ne compte pas : ce siège a déjà une voix.",
    "void_proxy.vacant": "Le pouvoir du siège {seat} à {person} ne compte pas : ce siège est vacant.",
    "void_proxy.interest": "Le pouvoir du siège {seat} à {person} ne compte pas : son titulaire se déporte.",
    "void_proxy.own": "Le pouvoir du siège {seat} à {person} ne compte pas : nul ne se donne pouvoir.",
    "void_proxy.not_sitting": "Le pouvoir du siège {seat} à {person} ne compte pas : cette personne ne siège pas.",
    "void_proxy.too_many": "Le pouvoir du siège {seat} à {person} ne compte pas : {most:proxies} au plus par personne.",
    "rule.of_nothing": "Règle non remplie : il n’y a personne à compter ({of:base}).",
    "rule.present_share.met": "{top:seated} sur {bottom} : il en faut {wanted} ({of:base}, {bound:pct}).",
    "rule.present_share.missed": "{top:seated} sur {bottom} : il en faut {wanted} ({of:base}, {bound:pct}).",
    "rule.college_share.met": "{college:College} : {top} sur {bottom} ({of:base}), il en faut {wanted} ({bound:pct}).",
    "rule.college_share.missed": "{college:College} : {top} sur {bottom} ({of:base}), il en faut {wanted} "
    "({bound:pct}).",
    "rule.college_cap.met": "{college:College} : {top} sur {bottom} ({of:base}), au plus {wanted} ({bound:pct}).",
    "rule.college_cap.missed": "{college:College} : {top} sur {bottom} ({of:base}), au plus {wanted} ({bound:pct}).",
    "rule.group_cap.met": "Plus grand groupe d’intérêt ({group}) : {top} sur {bottom} ({of:base}), "
    "au plus {wanted} ({bound:pct}).",
    "rule.group_cap.missed": "Plus grand groupe d’intérêt ({group}) : {top} sur {bottom} ({of:base}), "
    "au plus {wanted} ({bound:pct}).",
    "lacking.present_share": "Il manque {number:seats} ({of:base}).",
    "lacking.college_share": "Il manque {number:seats} du {college:college} ({of:base}).",
    "lacking.college_cap": "Il manque {number:seats} d’un autre collège que le {college:college} ({of:base}).",
    "lacking.group_cap": "Il manque {number:seats} hors du plus grand groupe ({of:base}).",
    "stands": "Le quorum est atteint.",
    "fails": "Le quorum n’est pas atteint.",
    "vote_only": "La présence est valable ; c’est le vote qui ne l’est pas.",
    "presence_only": "Le vote serait valable ; c’est la présence qui ne suffit pas.",
    "fragile": "Le départ d’une seule de ces personnes ferait perdre le quorum : {names}.",
    "steady": "Aucun départ à lui seul ne ferait perdre le quorum.",
}

_CASHFLOW = {
    "opening": "Le calcul part de {opening} en {start:month}, sur {months:months}.",
    "moves": "Dépenses prévues : {spending} ; recettes prévues hors du fonds : {receipts}.",
    "loans": "Un prêt relais apporte {lent}, puis est rendu ; ce qu’il coûte est dit à part.",
    "not_paid": "La demande de paiement « {label} » n’est pas encore payée : elle ne l’est pas avant {month:month}.",
    "not_filed": "La demande de paiement « {label} » n’est pas encore déposée : elle ne l’est pas avant {month:month}.",
    "scenario.early": "Scénario tôt.",
    "scenario.likely": "Scénario probable.",
    "scenario.late": "Scénario tard.",
    "waits": "La demande de paiement « {label} » attend {names:waits} ({month:month}), puis {lag:months} pour être "
    "déposée et {delay:months} pour être payée.",
    "waits.nothing": "La demande de paiement « {label} » n’attend rien : {lag:months} pour être déposée "
    "et {delay:months} pour être payée.",
    "paid.shown": "La demande de paiement « {label} » ({amount}) est payée en {month:month}.",
    "paid.after": "La demande de paiement « {label} » ({amount}) n’est payée qu’en {month:month}, "
    "après le dernier mois montré.",
    "lowest": "Le solde le plus bas est de {amount}, fin {month:month}.",
    "outstanding": "Restent à recevoir {amount} après le dernier mois montré.",
    "gap": "Trou de financement de {gap} : aucun prêt relais ne le rembourse.",
    "behind": "Ce qui précède {month:month} est passé : le relais se compte à partir de ce mois.",
    "bridge": "Prêt relais nécessaire : {bridge}, pendant {months:months}.",
    "interest": "Il coûterait {interest} d’intérêts.",
    "interest.unknown": "Ses intérêts ne sont pas comptés : le taux n’est pas renseigné.",
    "level.green": "Niveau vert : jamais sous zéro.",
    "level.over": "Niveau vert : plus rien n’est à porter, les mois sous zéro sont passés.",
    "level.orange": "Niveau orange.",
    "level.red": "Niveau rouge.",
    "change.gap": "Il faut trouver {gap} de recettes en plus, ou dépenser autant en moins.",
    "change.bridge": "Le prêt relais ({bridge}) atteint ou dépasse le seuil d’alerte de {limit}.",
    "change.months": "{below:months} sous zéro, pour un seuil d’alerte à {limit:months}.",
    "change.opening": "Avec {missing} de trésorerie en plus au départ, le solde ne passerait pas sous zéro.",
}

_PAYMENT = {
    "basis": "Le coût conventionné est de {basis} : les dépenses du plan en font {lines}, les règles de la "
    "fiche-action n’en retiennent pas plus.",
    "claimed": "{claimed} demandés, {cut} écartés : {found} constatés.",
    "before": "Déjà payé : {number:claims}, {accepted} de dépenses retenues, {paid} versés.",
    "capped": "{accepted} sont retenus : le coût conventionné ({agreed}) est un plafond.",
    "spent_beyond": "Les dépenses déjà retenues ({accepted}) dépassent le coût conventionné ({agreed}) "
    "et y sont ramenées.",
    "accepted": "{accepted} sont retenus.",
    "cut.within.accepted": "L’écart ({cut}) est de {part:pct} du montant constaté, dans la tolérance de "
    "{tolerance:pct} : pas de pénalité.",
    "cut.within.claimed": "L’écart ({cut}) est de {part:pct} du montant demandé, dans la tolérance de "
    "{tolerance:pct} : pas de pénalité.",
    "cut.beyond.accepted": "L’écart ({cut}) est de {part:pct} du montant constaté, au-delà de la tolérance de "
    "{tolerance:pct} : {penalty} déduits une seconde fois.",
    "cut.beyond.claimed": "L’écart ({cut}) est de {part:pct} du montant demandé, au-delà de la tolérance de "
    "{tolerance:pct} : {penalty} déduits une seconde fois.",
    "limit.pro_rata": "Au prorata des dépenses ({spent} sur {cost}), déduction faite des {paid} versés : {limit}.",
    "limit.counterpart_paid": "La contrepartie payée ({counterpart}) appelle encore {limit}.",
    "limit.before_balance": "Avant le solde, au plus {rate:pct} des {agreed} conventionnés : encore {limit}.",
    "limit.agreed": "Le fonds conventionné ({agreed}) laisse {limit}.",
    "passed.pro_rata": "Les {paid} versés dépassent de {over} le prorata des dépenses ({spent} sur {cost}).",
    "passed.counterpart_paid": "Les {paid} versés dépassent de {over} ce que la contrepartie payée ({counterpart}) "
    "appelle.",
    "passed.before_balance": "Les {paid} versés dépassent de {over} le maximum avant le solde ({rate:pct} des {agreed} "
    "conventionnés).",
    "passed.agreed": "Les {paid} versés dépassent de {over} le fonds conventionné ({agreed}).",
    "binding": "Ce qui limite le paiement : {names:limits}.",
    "refused.max_instalments": "Refusé : le nombre maximal d’acomptes est atteint ({number:instalments}).",
    "due": "À payer : {due} ; {paid} versés en tout.",
    "to_recover": "À reverser par le porteur : {amount}.",
    "released": "Reliquat rendu à l’enveloppe : {amount}.",
    "change.counterpart": "Avec {missing} de contrepartie payée en plus, le paiement irait jusqu’à {due}.",
    "change.spending": "Avec {missing} de dépenses retenues en plus, le paiement irait jusqu’à {due}.",
    "change.balance": "Le reste ne sera payé qu’au solde.",
}

SENTENCES = {
    f"{rule}.{code}": sentence
    for rule, sentences in (
        ("financing", _FINANCING),
        ("score", _SCORE),
        ("ranking", _RANKING),
        ("quorum", _QUORUM),
        ("cashflow", _CASHFLOW),
        ("payment", _PAYMENT),
    )
    for code, sentence in sentences.items()
}

LIMITS = {
    "counterpart": "la contrepartie",
    "max_public_aid_rate": "le taux maximal d’aide publique",
    "noted_rate": "le taux donné par la note",
    "public_aid_max": "le plafond d’aide publique",
    "feader_max": "le plafond du fonds",
    "requested": "le montant demandé",
    "min_own_rate": "l’autofinancement minimal",
    "min_own_of_public_funding": "la participation minimale du porteur public",
    "pro_rata": "le prorata des dépenses",
    "counterpart_paid": "la contrepartie payée",
    "before_balance": "le plafond avant le solde",
    "agreed": "le fonds conventionné",
}

WAITS = {
    "ready": "d’être prête",
    "convention": "la convention",
    "spending": "la dernière dépense",
    "receipts": "la dernière recette",
}
BASES = {"seats": "sur tous les sièges", "present": "sur les sièges présents", "voters": "sur les voix"}
