"""A heading made comparable: its telling words in one spelling, and what it says of units and taxes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.columns.foreign_words import french_words

# Longer than any heading that is still one.
_LONGEST = 200
_SMALL_WORDS = """
a ai au aux avec c ce ces cette d dans de des du elle en et il j l la le les leur m n ne ou par pour que qui s sa se
ses si son sur t un une vos votre y apres dont
quel quelle quels aura aurez avez est sont sera veuillez merci indiquer preciser
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_YEARS = re.compile(r"\b(?:19|20)[0-9]{2}(?: ?(?:-|/|–|à|a) ?(?:(?:19|20)?[0-9]{2}))?\b")
_UNITS = (
    (re.compile(r"\b(?:k ?€|k ?euros?|ke|milliers? d[’' ]?euros?)(?!\w)", re.IGNORECASE), "thousands"),
    (re.compile(r"\b(?:m ?€|millions? d[’' ]?euros?)(?!\w)", re.IGNORECASE), "millions"),
    (re.compile(r"\bh\.? ?t\.?(?!\w)|\bhors tax\w*", re.IGNORECASE), "ht"),
    (re.compile(r"\bt\.? ?t\.? ?c\.?(?!\w)|\btoutes taxes comprises", re.IGNORECASE), "ttc"),
    (re.compile(r"€|\b(?:euros?|eur)\b(?!\W?pac)", re.IGNORECASE), "euros"),
    (re.compile(r"%|\bpourcentage\b|\bpour ?cent\b", re.IGNORECASE), "percent"),
    (re.compile(r"\bj{1,2}[/ .-]m{1,2}[/ .-]a{2,4}\b", re.IGNORECASE), "day"),
)
# « par » is what tells who follows from how far one is.
_FOLLOWED_BY = re.compile(r"\b(?:suivie?|gérée?|geree?|instruite?) par\b", re.IGNORECASE)
# « nomBeneficiaire », but « CoProg » is one word.
_HUMPS = re.compile(r"(?<=[a-z])(?<!\bCo)(?=[A-Z][a-z])")
# « FEADER après avenant n° 1 » is what is agreed since; « Avenant » alone may be what it adds.
_AMENDED = re.compile(
    r"\b(?:apr[eè]s|suite (?:à|a|aux?)) (?:l[’']\s?|un )?avenants?\b(?: n ?[°º]? ?[0-9])?|\bavenant[ée]e?s?\b",
    re.IGNORECASE,
)
# « FEADER (80 %) » says at which rate, and holds amounts.
_AT_RATE = re.compile(r"\(?\b[0-9]+(?:[.,][0-9]+)? ?%\)?")
# « M.O. », « F.A. », « C.P »
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){1,3}[A-Za-z]\b\.?")
_NUMBER_SIGNS = re.compile(r"\b(?:n\s?[°º]s?|n\s?o\b\.?|num\b\.?|nums\b|nbr?\s?[°º]|numéros?|numeros?)", re.IGNORECASE)
# One spelling for what people shorten, before small words go.
SPELLED = {
    **dict.fromkeys(("mt", "mtt", "mnt", "mont", "mtant"), "montant"),
    **dict.fromkeys(("dep", "deps", "depens"), "depense"),
    **dict.fromkeys(("elig", "eligib"), "eligible"),
    **dict.fromkeys(("prog", "progr", "progs"), "programme"),
    **dict.fromkeys(("subv", "sub", "subvs"), "subvention"),
    **dict.fromkeys(("dos", "doss"), "dossier"),
    **dict.fromkeys(("cx", "ct"), "cout"),
    **dict.fromkeys(("benef", "beneficaire"), "beneficiaire"),
    **dict.fromkeys(("ref", "refs"), "reference"),
    **dict.fromkeys(("tel", "telephonique", "portable", "mobile"), "telephone"),
    **dict.fromkeys(("adr", "adres"), "adresse"),
    **dict.fromkeys(("mail", "mel", "courriel", "email", "emails", "mails"), "mail"),
    **dict.fromkeys(("conv", "conventionne", "conventionnement"), "convention"),
    **dict.fromkeys(("dpt", "dept", "dpts"), "departement"),
    **dict.fromkeys(("cdp", "coprog", "copro"), "cp"),
    **dict.fromkeys(("autofi", "autofin", "autof", "autofinance"), "autofinancement"),
    **dict.fromkeys(("cofi", "cofin", "cofinancement"), "cofinancement"),
    **dict.fromkeys(("demandee", "demandes", "dde"), "demande"),
    **dict.fromkeys(("obs", "rq", "rmq", "rem"), "observation"),
    **dict.fromkeys(("previ", "prev", "previsionnelle"), "previsionnel"),
    **dict.fromkeys(("tot", "totaux", "totale"), "total"),
    **dict.fromkeys(("intit", "intitul"), "intitule"),
    **dict.fromkeys(("dt", "datede"), "date"),
    **dict.fromkeys(("op", "ope", "oper"), "operation"),
    **dict.fromkeys(("publique", "publics", "pub"), "public"),
    **dict.fromkeys(("privee", "prives", "privees", "priv"), "prive"),
    **dict.fromkeys(("europeen", "europeenne", "europeens", "europ"), "europe"),
    **dict.fromkeys(("nationale", "nationaux", "nat"), "national"),
    **dict.fromkeys(("cout", "couts", "cts"), "cout"),
    "taus": "taux",
}
_KEPT = frozenset(
    {
        "fonds",
        "feaders",
        "avis",
        "cours",
        "frais",
        "pays",
        "repas",
        "taux",
        "travaux",
        "lieux",
        "acces",
        "osiris",
        "isis",
        "progos",
    }
)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A heading by its telling words, in order, and its marks: ht, ttc, euros, thousands, percent, day, years…"""

    words: tuple[str, ...]
    marks: frozenset[str] = frozenset()


@lru_cache(maxsize=16384)
def spell(text: str) -> Spelled:
    """The heading without accents, case, plurals, small words, units and years."""
    text, marks = _HUMPS.sub(" ", text[:_LONGEST]), set[str]()
    text = _AMENDED.sub(" révisé ", _AT_RATE.sub(" ", text))
    for pattern, mark in _UNITS:
        text, count = pattern.subn(" ", text)
        if count:
            marks.add(mark)
    if "percent" in marks:
        text = f"taux {text}"
    text, count = _YEARS.subn(" ", text)
    if count:
        marks.add("years")
    text = _FOLLOWED_BY.sub(" gestionnaire ", text)
    text = _NUMBER_SIGNS.sub(" numero ", text)
    text = _INITIALS.sub(lambda said: said[0].replace(".", ""), text)
    words = french_words(re.findall(r"[a-z0-9]+", folded(text.replace("_", " ").replace("*", " "))))
    return Spelled(tuple(word_of(word) for word in words if word not in _SMALL), frozenset(marks))


def word_of(word: str) -> str:
    """A word in the singular and the masculine, as far as headings need it."""
    spelled = SPELLED.get(word)
    if spelled is not None or word in _KEPT:
        return spelled or word
    if len(word) > len("abc") and word[-1] in "sx" and not word.endswith("ss"):
        word = word[:-1]
    if word.endswith("ee") and len(word) > len("anee"):
        word = word[:-1]
    return SPELLED.get(word, word)


def heading_text(text: str) -> str:
    """The heading on one line."""
    return " ".join(text.split())
