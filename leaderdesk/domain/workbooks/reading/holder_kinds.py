"""The words that people have for the kinds of holders; those that may be several kinds are asked."""

from __future__ import annotations

import re

from leaderdesk.domain.text import folded

_WORDS = {
    "commune": "commune; commune et commune nouvelle; mairie; ville; municipalite; collectivite commune; communes;"
    " commune nouvelle",
    "intercommunality": "intercommunalite; epci; communaute de communes; cc; cdc; ca; communaute d agglomeration;"
    " agglomeration; communaute urbaine; metropole; com com; comcom; agglo; sivom; sivu",
    "public_body": "organisme public; etablissement public; ep; epic; epa; syndicat mixte; pnr;"
    " parc naturel regional; petr; pole d equilibre territorial et rural; departement; region;"
    " conseil departemental; conseil regional; etat; universite; lycee; ccas; office de tourisme epic; gip;"
    " syndicat; caisse des ecoles",
    "chamber": "chambre consulaire; chambre; consulaire; chambre d agriculture; cci; cma; chambre de commerce;"
    " chambre des metiers; chambre de metiers; chambre de commerce et d industrie",
    "association": "association; asso; association loi 1901; asso loi 1901; loi 1901; association declaree;"
    " association 1901; associatif; assoc; association loi 1901 a but non lucratif",
    "cooperative": "cooperative; scic; scop; cuma; cooperative agricole; cae",
    "company": "entreprise; societe; sarl; societe a responsabilite limitee; societe par actions simplifiee;"
    " sarl unipersonnelle; sas societe par actions simplifiee; sas; sasu; eurl; sa; sci; snc; tpe; pme; pme pmi;"
    " entreprise privee; eti; societe commerciale; entreprise commerciale; tpe pme",
    "sole_trader": "entreprise individuelle; ei; eirl; micro entreprise; microentreprise; auto entrepreneur;"
    " autoentrepreneur; micro entrepreneur; entrepreneur individuel",
    "farm": "exploitation agricole; agriculteur; agricultrice; exploitant agricole; gaec; earl; scea;"
    " societe civile d exploitation agricole; groupement agricole d exploitation en commun; ferme; exploitation",
    "person": "particulier; personne physique; prive particulier; habitant; porteur individuel",
    "other": "autre; autres; autre structure",
}
_SEVERAL = {
    "artisan": ("sole_trader", "company"),
    "commercant": ("sole_trader", "company"),
    "independant": ("sole_trader", "company"),
    "profession liberale": ("sole_trader", "company"),
    "exploitant": ("farm", "sole_trader"),
    "fondation": ("association", "other"),
    "collectif": ("association", "other"),
    "prive": ("company", "association", "farm"),
    "privee": ("company", "association", "farm"),
    "public": ("commune", "intercommunality", "public_body"),
    "publique": ("commune", "intercommunality", "public_body"),
    "collectivite": ("commune", "intercommunality"),
    "collectivite territoriale": ("commune", "intercommunality", "public_body"),
    "collectivite publique": ("commune", "intercommunality", "public_body"),
    "maitre d ouvrage public": ("commune", "intercommunality", "public_body"),
    "office de tourisme": ("association", "public_body"),
    "ot": ("association", "public_body"),
}
_BY_WORD = {word.strip(): code for code, words in _WORDS.items() for word in words.split(";")}
_BRACKETED = re.compile(r"\([^()]*\)")


def read_kind_word(text: str) -> tuple[str, ...]:
    """The kind of holder that a text says; several where only people know which, none where it says none."""
    for said in (folded(text), folded(_BRACKETED.sub(" ", text))):
        if said in _BY_WORD:
            return (_BY_WORD[said],)
        if said in _SEVERAL:
            return _SEVERAL[said]
    return ()


def near_kinds(text: str) -> tuple[str, ...]:
    """The kinds whose words stand within a text that says more."""
    said = f" {folded(text)} "
    found = {code: len(word) for word, code in _BY_WORD.items() if len(word) > len("epa") and f" {word} " in said}
    return tuple(sorted(found, key=lambda code: -found[code]))[:3]
