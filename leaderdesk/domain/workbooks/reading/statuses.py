"""The words that people have for the states of a dossier; those that may be several states are asked."""

from __future__ import annotations

import re

from leaderdesk.domain.text import folded

# As people write them, folded; the first is the word of the programme.
_WORDS = {
    "contact": "contact; premier contact; contact pris; idee; prospect; a rencontrer; emergence; idee de projet",
    "pre_request": "pre demande; predemande; pre projet; avant projet; fiche projet; fiche idee; lettre d intention",
    "acknowledged": "accuse de reception; ar; ar envoye; ar emis; accuse envoye; accuse de reception envoye; ard;"
    " accuse reception; accuse reception envoye; ar complet envoye",
    "opinion": "avis d opportunite; avis opportunite; avis d opportunite favorable; avis rendu;"
    " avis d opportunite rendu; passe en opportunite",
    "complete": "complet; dossier complet; en instruction; instruction; en cours d instruction;"
    " instruction en cours; a instruire; ar complet; accuse de dossier complet; depose complet",
    "instructed": "instruit; instruction terminee; instruit favorable; pret pour comite; rapport d instruction;"
    " instruction close; pret pour le comite",
    "programmed": "programme; programmee; prog; programm; programme en cp; programme en comite; programmation",
    "convention": "conventionne; conventionnee; convention; conv; convention signee; engage juridiquement;"
    " engagement juridique; ej; convention notifiee; conv signee",
    "in_progress": "en cours; en cours de realisation; realisation; en realisation; en cours d execution; demarre;"
    " travaux en cours; realisation en cours; en execution; projet en cours",
    "claimed": "paiement demande; demande de paiement; demande de paiement deposee; dp; dp deposee; dp recue;"
    " en cours de paiement; demande de paiement recue; solde demande; dp en cours; en paiement; dde paiement;"
    " dde de paiement; paiement sollicite",
    "paid": "paye; payee; solde; soldee; paiement effectue; verse; versee; regle; liquide; paye solde; paiement fait;"
    " paye en totalite",
    "closed": "clos; close; cloture; cloturee; dossier clos; archive; archivee; ferme",
    "in_control": "en controle; controle; controle en cours; en cours de controle",
    "postponed": "ajourne; ajournee; reporte; reportee; ajournement; reporte au prochain cp;"
    " reporte au prochain comite; reporte au prochain coprog",
    "waiting_list": "liste d attente; en liste d attente; sur liste d attente; attente d enveloppe",
    "refused": "refuse; refusee; non selectionne; non selectionnee; avis defavorable; rejete; rejetee; non retenu;"
    " non retenue; defavorable; refus",
    "withdrawn": "retire; retiree; retrait; retire par le porteur; retrait du porteur; retire a la demande du porteur;"
    " retire par le demandeur",
    "abandoned": "abandonne; abandonnee; abandon; abandonne par le porteur; abandon du porteur; projet abandonne;"
    " abandon par le porteur",
    "deprogrammed": "deprogramme; deprogrammee; deprog; deprogrammation",
}
# Words that say something, but which of several states is for people to say.
_SEVERAL = {
    "depose": ("pre_request", "acknowledged"),
    "deposee": ("pre_request", "acknowledged"),
    "demande deposee": ("pre_request", "acknowledged"),
    "dossier depose": ("pre_request", "acknowledged"),
    "recu": ("pre_request", "acknowledged"),
    "dossier recu": ("pre_request", "acknowledged"),
    "recevable": ("acknowledged", "complete"),
    "preselectionne": ("opinion", "programmed"),
    "engage": ("programmed", "convention"),
    "ineligible": ("refused", "abandoned"),
    "non eligible": ("refused", "abandoned"),
    "sans suite": ("abandoned", "withdrawn", "refused"),
    "classe sans suite": ("abandoned", "withdrawn", "refused"),
    "annule": ("abandoned", "withdrawn", "deprogrammed"),
    "annulee": ("abandoned", "withdrawn", "deprogrammed"),
    "en construction": ("contact", "pre_request"),
    "termine": ("in_progress", "paid", "closed"),
    "realise": ("in_progress", "claimed", "paid"),
    "acheve": ("in_progress", "claimed", "paid"),
    "fini": ("in_progress", "paid", "closed"),
    "valide": ("opinion", "programmed"),
    "accepte": ("opinion", "programmed"),
    "selectionne": ("opinion", "programmed"),
    "retenu": ("opinion", "programmed"),
    "favorable": ("opinion", "programmed"),
    "avis favorable": ("opinion", "programmed"),
    "avis favorable cp": ("opinion", "programmed"),
    "avis favorable du cp": ("opinion", "programmed"),
    "avis favorable du comite": ("opinion", "programmed"),
    "vote": ("opinion", "programmed"),
    "notifie": ("programmed", "convention"),
    "attribue": ("programmed", "convention"),
    "incomplet": ("pre_request", "acknowledged"),
    "acompte": ("claimed", "in_progress"),
    "acompte verse": ("in_progress", "claimed"),
}
_BY_WORD = {word.strip(): code for code, words in _WORDS.items() for word in words.split(";")}
# What follows a state without changing it: its day, its committee.
_TAIL = re.compile(
    r" (?:(?:le|au|du|en|cp|comite|du cp|en cp|au cp|en comite|par le cp|par le comite|depuis le) )*"
    r"(?:cp |comite )?(?:n ?)?[0-9]{1,4}(?: [0-9]{1,4}){0,2}$"
)
_LEAD = re.compile(r"^(?:[0-9]{1,2} |etat |statut |dossier |projet |operation )+")
_CODED = re.compile(r"^[0-9]{1,2}$")


def read_status_word(text: str) -> tuple[str, ...]:
    """The state that a text says; several where only people know which, none where it says none."""
    said = folded(text)
    if said in _BY_WORD:
        return (_BY_WORD[said],)
    bare = _LEAD.sub("", _TAIL.sub("", said))
    if bare in _BY_WORD:
        return (_BY_WORD[bare],)
    return _SEVERAL.get(said) or _SEVERAL.get(bare) or ()


def near_statuses(text: str) -> tuple[str, ...]:
    """The states whose words stand within a text that says more."""
    said = f" {folded(text)} "
    found = {code: len(word) for word, code in _BY_WORD.items() if f" {word} " in said}
    return tuple(sorted(found, key=lambda code: -found[code]))[:3]
