"""Typed values in French: what a text that cannot be read should have been, and how values stand in their fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any

from leaderdesk.domain.money import RATE_UNIT, Part
from leaderdesk.words import formats
from leaderdesk.words.numbers import month
from leaderdesk.words.phrases import Filler

_AMOUNT = "Un montant s’écrit par exemple 12\u202f345,67\u00a0€."
_RATE = "Un taux s’écrit par exemple 80\u00a0% ou 62,5\u00a0%."
_DAY = "Une date s’écrit par exemple 01/03/2026, 010326 ou 1er mars."
_HOUR = "Une heure s’écrit par exemple 18h30."
_MOMENT = "Une date et une heure s’écrivent par exemple 14/10/2026 à 12h00."
_COUNT = "Un nombre entier s’écrit par exemple 12."
_QUANTITY = "Une quantité s’écrit par exemple 12 ou 1\u202f607,5."
_NUMBERING = "Écrivez par exemple [année]-[rang 3] pour 2026-014."
_POINTS = "Des points s’écrivent par exemple 2 ou 2,5."
_SIRET = "Un numéro SIRET a 14 chiffres"
_SIREN = "Un numéro SIREN a 9 chiffres"
_PHONE = "Un numéro de téléphone s’écrit par exemple 06\u00a012\u00a034\u00a056\u00a078"
_MAIL = "Une adresse s’écrit par exemple prenom.nom@gal.fr."
PROBLEMS = {
    "several_meanings": "Ce texte peut se lire de plusieurs façons : choisissez.",
    "resumed": "Saisie interrompue, pas encore enregistrée : gardez-la, ou Échap pour la retirer.",
    "not_an_amount": _AMOUNT,
    "amount_finer_than_cents": f"Un montant n’a que deux décimales. {_AMOUNT}",
    "amount_too_large": "Ce montant dépasse mille milliards d’euros : vérifiez le nombre de chiffres.",
    "not_a_rate": _RATE,
    "rate_out_of_reach": f"Un taux va de 0 à 100\u00a0%. {_RATE}",
    "rate_too_fine": "Un taux a quatre décimales au plus : 33,3333\u00a0%.",
    "not_a_count": _COUNT,
    "count_not_whole": f"Un nombre entier est attendu, sans virgule. {_COUNT}",
    "count_negative": f"Un nombre à partir de zéro est attendu. {_COUNT}",
    "count_too_large": "Ce nombre dépasse un milliard : vérifiez le nombre de chiffres.",
    "not_a_quantity": _QUANTITY,
    "quantity_out_of_reach": f"Une quantité part de zéro et reste sous un milliard. {_QUANTITY}",
    "quantity_too_fine": "Une quantité a trois décimales au plus.",
    "not_a_duration": "Une durée s’écrit par exemple 7h20 ou 7,5.",
    "not_a_month": "Un mois s’écrit par exemple 03/2026 ou mars 2026.",
    "not_a_note": "Une note s’écrit en chiffres ; A pour s’abstenir.",
    "note_not_a_level": "Choisissez une des notes de ce critère, ou A pour s’abstenir.",
    "note_off_its_scale": "La note va de zéro au maximum du critère ; A pour s’abstenir.",
    "not_points": _POINTS,
    "points_out_of_reach": f"Un nombre de points va de zéro à dix mille. {_POINTS}",
    "points_too_fine": "Des points ont trois décimales au plus.",
    "numbering_piece": f"« {{piece}} » n’est pas une partie connue du numéro. {_NUMBERING}",
    "numbering_bracket": f"Un crochet n’est pas fermé, ou pas ouvert. {_NUMBERING}",
    "numbering_without_rank": "Il manque le rang : sans [rang], deux dossiers de l’année auraient le même numéro.",
    "numbering_two_ranks": "Le rang n’est à écrire qu’une fois.",
    "not_a_day": _DAY,
    "day_without_its_day": f"Il manque le jour. {_DAY}",
    "no_such_day": "Cette date n’existe pas : {month:month} va du 1er au {last}.",
    "no_such_month": "Le mois {month} n’existe pas : on écrit le jour, puis le mois, puis l’année (01/03/2026).",
    "year_of_two_or_four": f"L’année s’écrit avec deux ou quatre chiffres. {_DAY}",
    "year_out_of_reach": "L’année {year:plain} est hors du calendrier du programme : vérifiez-la.",
    "not_an_hour": _HOUR,
    "no_such_hour": f"Cette heure n’existe pas : une journée va de 00h00 à 23h59. {_HOUR}",
    "moment_without_day": f"Il manque le jour. {_MOMENT}",
    "moment_without_hour": f"Il manque l’heure. {_MOMENT}",
    "not_a_siret": f"{_SIRET} et rien d’autre, par exemple 732\u00a0829\u00a0320\u00a000074.",
    "siret_length": f"{_SIRET} ; ici {{count}}.",
    "siret_check": "La clé de ce SIRET n’est pas la bonne : un chiffre est faux, ou deux sont inversés.",
    "not_a_siren": f"{_SIREN} et rien d’autre, par exemple 732\u00a0829\u00a0320.",
    "siren_length": f"{_SIREN} ; ici {{count}}.",
    "siren_check": "La clé de ce SIREN n’est pas la bonne : un chiffre est faux, ou deux sont inversés.",
    "not_an_insee_code": "Un code INSEE a cinq signes, par exemple 62318 ou 2A004.",
    "not_a_postcode": "Un code postal a cinq chiffres, par exemple 62630.",
    "not_a_phone": f"{_PHONE}, un seul par champ.",
    "phone_length": f"{_PHONE} : dix chiffres ; ici {{count}}.",
    "not_a_mail": _MAIL,
    "mail_without_at": f"Il manque le signe @. {_MAIL}",
    "several_mails": f"Un seul courriel par champ. {_MAIL}",
    "choice_unknown": "Ce choix n’est pas dans la liste : flèche vers le bas pour la voir.",
    "choice_unclear": "{count} choix commencent ainsi : écrivez la suite, ou flèche vers le bas.",
    "commune_unknown": "Aucune commune de la liste n’a ce code : écrivez son nom.",
}
_FILLER = Filler({"month": month, "plain": str})


def problem(code: str, data: Mapping[str, Any]) -> str:
    """What is expected, in one or two short sentences."""
    return _FILLER.fill(PROBLEMS[code], data)


def kept(shown: str) -> str:
    """What keeps a value that was being typed: `Garder 12,00 €`."""
    return f"Garder {shown}" if shown else "Garder le champ vide"


def amount(cents: int) -> str:
    """An amount to go on typing: `12 345,67`, without its sign of currency."""
    return formats.money(cents).removesuffix(f"{formats.NO_BREAK}€")


def percents(millionths: int) -> str:
    """A rate to go on typing, exact: `62,5`."""
    hundreds, rest = divmod(Fraction(abs(millionths) * 100, RATE_UNIT), 1)
    tail = f"{int(rest * 10_000):04}".rstrip("0")
    return f"{'−' if millionths < 0 else ''}{hundreds}{',' if tail else ''}{tail}"


def rate(millionths: int) -> str:
    """A rate, exact: `62,5 %`."""
    return f"{percents(millionths)}{formats.NO_BREAK}%"


def amount_or_part(value: int | Part) -> str:
    """An amount, or a part of another one: `180,00 €`, `12 %`."""
    return rate(value.millionths) if isinstance(value, Part) else formats.money(value)


def day(value: date) -> str:
    """A day: `01/03/2026`, whatever the century."""
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


def hour(value: time | datetime) -> str:
    """A time of day: `18h30`."""
    return f"{value.hour:02}h{value.minute:02}"


def moment(value: datetime) -> str:
    """A day and a time of day: `14/10/2026 à 12h00`."""
    return f"{day(value.date())} à {hour(value)}"


def siret(digits: str) -> str:
    """A SIRET by its groups: `732 829 320 00074`; a SIREN by threes."""
    parts = [digits[:3], digits[3:6], digits[6:9], digits[9:]]
    return formats.NO_BREAK.join(part for part in parts if part)


def phone(digits: str) -> str:
    """A telephone number by pairs: `06 12 34 56 78`; one from abroad as it is."""
    if digits.startswith("+"):
        return digits
    # Kept with its spaces by an older entry or an import, it is still read by pairs.
    digits = "".join(digits.split())
    return formats.NO_BREAK.join(digits[at : at + 2] for at in range(0, len(digits), 2))
