"""Numbers that identify: SIRET, SIREN, INSEE code, postcode, telephone, mail address."""

from __future__ import annotations

import re

from leaderdesk.domain.holders import is_siret, siret_digits
from leaderdesk.domain.typed.readings import Reading, plain, wrong

_SIREN_LENGTH, _SIRET_LENGTH = 9, 14
_NUMBERED = re.compile(r"^(?:n° ?)?sire[nt] ?:? ?", re.IGNORECASE)
_INSEE = re.compile(r"[0-9]{5}|2[ab][0-9]{3}", re.IGNORECASE)
_TEXT_OF_PHONE = re.compile(r"^t[ée]l(?:[ée]phone)?\.? ?:? ?", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s<>,;]+@(?:[^@\s<>,;.]+\.)+[^@\s<>,;.]{2,}")
_NAMED_MAIL = re.compile(r"[^<>]*<([^<>]*)>")


def read_siret(text: str) -> Reading[str]:
    """Fourteen digits and their check digit, however they are spaced."""
    return _numbered(text, "siret", _SIRET_LENGTH)


def read_siren(text: str) -> Reading[str]:
    """Nine digits and their check digit."""
    return _numbered(text, "siren", _SIREN_LENGTH)


def read_insee(text: str) -> Reading[str]:
    """The INSEE code of a commune: five signs, `2A004` in Corsica."""
    bare = plain(text).replace(" ", "")
    if not bare:
        return Reading()
    return Reading(bare.upper()) if _INSEE.fullmatch(bare) and bare.isascii() else wrong("not_an_insee_code")


def read_postcode(text: str) -> Reading[str]:
    """Five digits: `62630`."""
    bare = plain(text).replace(" ", "")
    if not bare:
        return Reading()
    return Reading(bare) if re.fullmatch(r"[0-9]{5}", bare) and bare[:2] != "00" else wrong("not_a_postcode")


def read_phone(text: str) -> Reading[str]:
    """A French number as ten digits, another as `+` and its digits."""
    bare = _TEXT_OF_PHONE.sub("", plain(text))
    if not bare:
        return Reading()
    signs = re.sub(r"[ ./\-]", "", bare.replace("(0)", ""))
    signs = re.sub(r"^(?:\+|00)33(?=[0-9]{9}$)", "0", signs)
    signs = re.sub(r"^00", "+", signs)
    if re.fullmatch(r"0[1-9][0-9]{8}|3[0-9]{3}", signs) or re.fullmatch(r"\+[1-9][0-9]{6,14}", signs):
        # French, and abroad with the sign of the country; +33 with another count of digits is a slip.
        return wrong("phone_length", count=len(signs) - 2) if signs.startswith("+33") else Reading(signs)
    return wrong("phone_length", count=len(signs)) if re.fullmatch(r"0[0-9]*", signs) else wrong("not_a_phone")


def read_mail(text: str) -> Reading[str]:
    """An address, alone or as a mail program copies it: `Jean Petit <jean@gal.fr>`."""
    bare = plain(text)
    named = _NAMED_MAIL.fullmatch(bare)
    bare = (named[1] if named else bare).strip()
    bare = re.sub(r"^mailto:", "", bare, flags=re.IGNORECASE)
    if not bare:
        return wrong("not_a_mail") if named else Reading()
    if len(re.findall("@", bare)) > 1:
        return wrong("several_mails")
    if "@" not in bare:
        return wrong("mail_without_at")
    if _MAIL.fullmatch(bare) is None:
        return wrong("not_a_mail")
    name, _, domain = bare.partition("@")
    return Reading(f"{name}@{domain.lower()}")


def is_siren(digits: str) -> bool:
    """True when nine digits satisfy the check digit: as a SIRET whose last five digits add nothing to it."""
    return len(digits) == _SIREN_LENGTH and digits.isdigit() and _luhn(digits) % 10 == 0


def _luhn(digits: str) -> int:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled)  # noqa: PLR2004 - the rule itself


def _numbered(text: str, code: str, length: int) -> Reading[str]:
    digits = siret_digits(_NUMBERED.sub("", plain(text)))
    if not digits:
        return Reading()
    if not (digits.isascii() and digits.isdigit()):
        return wrong(f"not_a_{code}")
    if len(digits) != length:
        return wrong(f"{code}_length", count=len(digits))
    is_right = is_siret(digits) if code == "siret" else is_siren(digits)
    return Reading(digits) if is_right else wrong(f"{code}_check")
