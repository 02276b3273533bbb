"""What stands beside French headings along a border: German, English, Basque, Catalan, Spanish, Italian words for them.

Each is given with the French heading that it stands for; where both are written, the French one decides.
"""

from __future__ import annotations

from leaderdesk.domain.text import folded

_LINES = """
porteur: antragsteller, antragstellerin, antragsteller/in, begünstigter, begünstigte, projektträger, träger, beneficiary
porteur: applicant, project holder, onuraduna, eskatzailea, sustatzailea, beneficiari, beneficiària, sol·licitant
porteur: promotor, beneficiario, solicitante, richiedente
intitulé: titel, projekttitel, projektname, bezeichnung, title, project title, project name, izenburua, izena, títol
intitulé: título, titolo, nom del projecte, nombre del proyecto
projet: projekt, project, vorhaben, proiektua, projecte, proyecto, progetto
numéro: nummer, nr, aktenzeichen, number, file number, zenbakia, numero di pratica
statut: status, sachstand, state, egoera, estat, estado, stato
commune: gemeinde, municipality, udalerria, herria, municipi, municipio
fiche action: maßnahme, handlungsfeld, fitxa, ficha
coût total: gesamtkosten, total cost, guztizko kostua, kostu osoa, cost total, coste total, costo totale
coût éligible: förderfähige kosten, zuschussfähige kosten, eligible cost, eligible costs, kostu hautagarria
coût éligible: cost elegible, coste subvencionable, costo ammissibile
feader: eler, eafrd, eler mittel, eler betrag
autofinancement: eigenmittel, eigenanteil, own funds, norberaren funtsak, autofinançament, fondos propios
payé: ausgezahlt, ausgezahlter betrag, amount paid, ordaindua, pagat, pagado
montant: betrag, amount, zenbatekoa, import, importe, importo
date de réception: eingangsdatum, antragsdatum, date received, receipt date, sarrera data, data de recepció
date du comité: sitzungsdatum, committee date, batzordearen data, data del comitè
date: datum
date de convention: bewilligungsdatum, agreement date, hitzarmenaren data, data del conveni
thème: thema, topic, gaia, tema
observations: bemerkungen, anmerkungen, remarks, comments, oharrak, observacions, observaciones, osservazioni
adresse: anschrift, address, helbidea, adreça, dirección, indirizzo
téléphone: telefon, phone, telefonoa, telèfon, teléfono
contact: ansprechpartner, ansprechpartnerin, harremana
"""


def _read() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for line in _LINES.strip().split("\n"):
        french, _, phrases = line.partition(": ")
        found |= {tuple(folded(phrase).split()): french for phrase in phrases.split(", ")}
    return found


# By the words of a heading elsewhere, folded: the heading here.
FOREIGN = _read()
_LONGEST = max(map(len, FOREIGN))
_WORDS = frozenset(word for phrase in FOREIGN for word in phrase)


def french_words(words: list[str]) -> list[str]:
    """The folded words of a heading without its other half, at either end; of one with no French half, what it says."""
    if _WORDS.isdisjoint(words):
        return words
    said = ""
    while found := _at_an_end(words):
        said, words = FOREIGN[found[0]], found[1]
    return words or folded(said).split()


def _at_an_end(words: list[str]) -> tuple[tuple[str, ...], list[str]] | None:
    for count in range(min(_LONGEST, len(words)), 0, -1):
        for phrase, rest in ((tuple(words[-count:]), words[:-count]), (tuple(words[:count]), words[count:])):
            if phrase in FOREIGN:
                return phrase, rest
    return None
