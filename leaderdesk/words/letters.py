"""The letter that asks for what a file lacks, and the words of its pieces; papers print it, pages show and copy it."""

from __future__ import annotations

from leaderdesk.domain.sheets.pieces import AskedPiece, Letter, State
from leaderdesk.words import eligibility, formats
from leaderdesk.words.phrases import spaced

_STATES: dict[State, str] = {
    "received": "reçue",
    "missing": "manquante",
    "asked": "demandée",
    "expired": "périmée",
    "undated": "date à saisir",
    "misdated": "postérieure aux dépenses",
    "set_aside": "non demandée",
    "extra": "reçue en plus",
}


def piece(code: str, label: str | None = None) -> str:
    """A document by the name it was given here, else by its usual one."""
    return label or eligibility.piece(code)


def piece_state(state: State) -> str:
    """How a piece stands."""
    return _STATES[state]


def completeness_subject(letter: Letter) -> str:
    """The subject of the letter."""
    what = "pièces à fournir" if letter.asked else "dossier complet"
    return spaced(f"Dossier {letter.number} « {letter.title} » : {what}")


def completeness_text(letter: Letter) -> str:
    """The whole letter, a paragraph a line."""
    head = [letter.holder, *letter.address, "", f"Le {formats.day(letter.written_on)}", ""]
    body = _wanting(letter) if letter.asked else _complete(letter)
    signed = ["", letter.author, letter.gal]
    subject = spaced(f"Objet : {completeness_subject(letter)}")
    return "\n".join([*head, subject, "", "Madame, Monsieur,", "", *body, *signed])


def _wanting(letter: Letter) -> list[str]:
    asked = [f"– {_asked(each)}" for each in letter.asked]
    last = asked.pop()
    lines = [f"{_received(letter)} Pour que votre dossier soit complet, il nous manque :"]
    lines += [*(f"{each} ;" for each in asked), f"{last}."]
    lines += ["", f"Merci de nous les faire parvenir au plus tard le {formats.day(letter.due_on)}."]
    return [spaced(line) for line in [*lines, "", *_closing()]]


def _complete(letter: Letter) -> list[str]:
    lines = [f"{_received(letter)} Toutes les pièces demandées nous sont parvenues : votre dossier est complet."]
    return [spaced(line) for line in [*lines, "", *_closing()]]


def _closing() -> list[str]:
    return [
        "Nous restons à votre disposition pour toute question.",
        "",
        "Veuillez agréer, Madame, Monsieur, nos salutations distinguées.",
    ]


def _received(letter: Letter) -> str:
    start = f"Vous nous avez présenté le projet « {letter.title} » (dossier {letter.number})"
    return f"{start}." if letter.received_on is None else f"{start}, reçu le {formats.day(letter.received_on)}."


def _asked(asked: AskedPiece) -> str:
    name = piece(asked.code, asked.label)
    day = formats.day(asked.day)
    if asked.state == "expired" and asked.day is not None:
        return f"{name}, à renouveler : celle que nous avons n’est plus valable depuis le {day}"
    if asked.state == "undated":
        return f"{name}, avec sa date"
    if asked.state == "misdated" and asked.day is not None:
        return f"{name}, datée d’avant les premières dépenses : celle que nous avons est du {day}"
    return name
