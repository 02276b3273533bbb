"""One sentence for each thing an eligibility check may say."""

from __future__ import annotations

_MISSING = {
    "amount_unknown": "Montant à saisir : {base:base}.",
    "costs_unknown": "Aucune dépense n’est encore saisie.",
    "plan_unknown": "Le plan de financement reste à saisir.",
    "grant_day_unknown": "La date d’octroi de l’aide reste à saisir.",
    "answer_missing": "À répondre : {question}",
}
_HOLDER = {
    "inside_share": "Part de l’opération sur le territoire : {value:rate} (minimum {limit:rate}).",
    "inside_share_unknown": "La part de l’opération sur le territoire reste à saisir (minimum {limit:rate}).",
    "seat_unknown": "Le siège du porteur reste à situer par rapport au territoire.",
    "seat_inside": "Le porteur a son siège sur le territoire.",
    "seat_outside": "Le porteur a son siège hors du territoire.",
    "seat_outside_with_benefit": "Le porteur a son siège hors du territoire, mais l’opération profite au territoire.",
    "seat_outside_no_benefit": "Le porteur a son siège hors du territoire et l’opération ne profite pas au territoire.",
    "benefit_unknown": "Le porteur a son siège hors du territoire : dites si l’opération profite au territoire.",
    "kind_unknown": "La forme juridique du porteur reste à dire.",
    "kind_taken": "Statut du porteur accepté : {value:kind}.",
    "kind_left_out": "Statut du porteur exclu : {value:kind}.",
    "nature_taken": "Nature du porteur acceptée : {value:nature}.",
    "nature_left_out": "Nature du porteur exclue : {value:nature}.",
    "siret": "SIRET {value}.",
    "siret_missing": "Le SIRET reste à saisir.",
    "siret_not_needed": "Le SIRET n’est pas demandé.",
}
_AMOUNTS = {
    "other_nature": "La règle ne concerne pas cette nature de porteur : {value:nature}.",
    "floor": "Plancher ({base:base}) : {value} pour {limit} au moins.",
    "cap": "Plafond ({base:base}) : {value} pour {limit} au plus.",
    "own_share": "Autofinancement au plan : {value} pour {limit} au moins ({rate:rate}, {base:base}).",
}
_STARTS = {
    "start_unknown": "La date de début d’éligibilité reste à saisir.",
    "early_expense": "{label} : {kind:commitment} le {value}, avant le {limit} ; {lost} sont en cause.",
    "early_expense_left_out": "{label} : {kind:commitment} le {value}, avant le {limit} ; "
    "la dépense est déjà écartée de l’assiette.",
    "operation_lost": "Toute l’opération est perdue ({value}) : elle a commencé avant le {limit}.",
    "kind_allowed_before": "{label} : ce type de dépense peut précéder l’accusé de réception.",
    "commitments_unknown": "{label} : dites si la dépense est engagée, et quand (pas avant le {limit}).",
    "expense_in_time": "{label} : premier engagement le {value}, à partir du {limit}.",
    "expense_not_begun": "{label} : rien n’est engagé.",
}
_QUOTES = {
    "quotes_by_contract": "Le porteur passe des marchés (nature : {value:nature}) : les devis ne s’appliquent pas.",
    "quotes_not_needed": "{label} : aucun devis n’est demandé.",
    "quotes": "{label} : {value:quotes} de fournisseurs différents (minimum {limit}).",
    "quotes_missing": "{label} : {value:quotes} de fournisseurs différents, il en faut {limit}.",
    "quote_not_retained": "{label} : le devis retenu reste à désigner.",
    "quotes_retained_twice": "{label} : {value:quotes} retenus au lieu d’un seul.",
    "reason_missing": "{label} : le devis retenu ({value}) n’est pas le moins cher ({limit}) ; dites pourquoi.",
    "quote_justified": "{label} : le devis retenu ({value}) n’est pas le moins cher ({limit}), et le choix est motivé.",
    "quote_cheapest": "{label} : le devis retenu ({value}) est le moins cher.",
}
_COFUNDING = {
    "public_funder_not_needed": "Aucun cofinanceur public n’est exigé pour ce porteur ({value:nature}).",
    "public_funder": "Cofinancement public au plan : {value}.",
    "public_funder_missing": "Aucun cofinanceur public au plan de financement.",
    "funder_refused": "{funder} a refusé sa participation de {value}.",
    "funder_undecided": "{funder} : décision attendue pour {value}.",
    "funder_decided": "{funder} : décision prise le {value}.",
    "funder_decision": "{funder} : la décision vaut jusqu’au {limit} (date regardée : {value}).",
    "no_funder": "Aucun cofinanceur au plan.",
    "origin_unknown": "{funder} : dites si sa participation vient de fonds européens.",
    "european_counterpart": "{funder} : {value} de fonds européens ne peuvent pas servir de contrepartie.",
    "national_counterpart": "{funder} : {value} sans fonds européens.",
}
_AID = {
    "regime_unknown": "Le régime d’aide d’État reste à choisir.",
    "no_state_aid": "L’opération n’est pas une aide d’État.",
    "regime_without_dates": "Régime {regime:regime}, sans limite de dates.",
    "regime_in_force": "Régime {regime:regime} en vigueur le {value}.",
    "regime_not_in_force": "Le régime {regime:regime} n’est pas en vigueur le {value}.",
    "size_unknown": "La taille de l’entreprise reste à saisir : l’intensité permise en dépend.",
    "size_not_covered": "Le régime {regime:regime} ne couvre pas cette taille d’entreprise ({value:size}).",
    "intensity": "Intensité d’aide : {value:rate} pour {limit:rate} au plus, soit {aid} pour {most}.",
    "not_de_minimis": "Le dossier ne relève pas des règlements de minimis.",
    "undertaking_unknown": "L’entreprise unique du porteur reste à désigner.",
    "aids_not_declared": "La déclaration des aides de minimis reste à recevoir.",
    "no_ceiling_in_force": "Le plafond {regime:regime} à la date du {value} reste à saisir.",
    "aid_undated": "Des aides déclarées ({value}) sont sans date, alors qu’il reste {limit} sous le plafond.",
    "de_minimis": "Plafond {regime:regime} : {value} pour {limit} au plus "
    "({before} reçus du {since} au {until}, plus {aid} pour ce dossier).",
}
_CONTRACTS = {
    "not_a_public_buyer": "Le porteur n’est pas soumis à la commande publique ({value:nature}).",
    "nothing_bought": "Aucune dépense ne relève d’un marché.",
    "contract_missing": "{label} : le marché reste à saisir.",
    "estimate_unknown": "Marché {contract} : l’estimation du besoin reste à saisir.",
    "launch_unknown": "Marché {contract} : la date de lancement reste à saisir (estimation {value}).",
    "threshold_unknown": "Marché {contract}, lancé le {value} : le seuil de ce jour reste à saisir ({level:level}).",
    "contract_level": "Marché {contract} estimé à {value}, lancé le {on} : {level:level}.",
    "publicity_not_needed": "Marché {contract} : aucune publicité n’est exigée.",
    "publicity_unknown": "Marché {contract} : la publicité reste à saisir (exigée : {limit:publicity}).",
    "publicity_too_small": "Marché {contract} : publicité trop faible ({value:publicity}), exigée : {limit:publicity}.",
    "publication_undated": "Marché {contract} : la date de publication reste à saisir.",
    "publicity": "Marché {contract} : publicité le {on} ({value:publicity}) ; exigée : {limit:publicity}.",
    "opening_report_missing": "Marché {contract} : le rapport d’ouverture ou d’analyse des offres manque.",
    "opening_report": "Marché {contract} : offres ouvertes le {value}.",
    "opening_after_publicity": "Marché {contract} : offres ouvertes le {value}, publicité du {limit}.",
    "notification_missing": "Marché {contract} : la date de notification reste à saisir.",
    "notification": "Marché {contract} : notifié le {value}, dernier acte de la procédure le {limit}.",
    "contract_amount_unknown": "Marché {contract} : le montant notifié reste à saisir pour juger des avenants.",
    "amendments_within": "Marché {contract} : avenants de {value}, sous la limite de {limit} ({rate:rate}).",
    "amendments_grounded": "Marché {contract} : avenants de {value}, {limit} ou plus ({rate:rate}), tous motivés.",
    "amendments_over": "Marché {contract} : avenants de {value}, {limit} ou plus ({rate:rate}) ; un motif manque.",
    "amended_over_threshold": "Marché {contract} : avec ses avenants ({value}), il dépasse le seuil de {limit} "
    "({level:level}).",
}
_PIECES = {
    "pieces_by_kind_unknown": "La forme juridique du porteur reste à dire : d’autres pièces en dépendent.",
    "no_piece_needed": "Aucune pièce n’est demandée.",
    "piece_missing": "Pièce à recevoir : {piece:piece}.",
    "piece_undated": "Pièce à dater : {piece:piece}.",
    "piece_expired": "Pièce périmée depuis le {value} : {piece:piece} (date regardée : {limit}).",
    "piece": "Pièce reçue : {piece:piece}.",
    "piece_before_expenses": "{piece:piece} du {value}, premier engagement de dépense le {limit}.",
    "answered": "{question} Réponse de {author} le {on}.",
    "answered_with_note": "{question} Réponse de {author} le {on} : {note}",
}
SENTENCES = _MISSING | _HOLDER | _AMOUNTS | _STARTS | _QUOTES | _COFUNDING | _AID | _CONTRACTS | _PIECES
