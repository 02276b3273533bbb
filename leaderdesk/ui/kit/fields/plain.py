"""Fields of one line that differ only by how their values are read and written."""

from __future__ import annotations

from typing import Any

from leaderdesk.domain.text import composed
from leaderdesk.domain.typed.amounts import read_amount, read_amount_or_part, read_count, read_rate
from leaderdesk.domain.typed.hours import read_hour
from leaderdesk.domain.typed.identifiers import (
    read_insee,
    read_mail,
    read_phone,
    read_postcode,
    read_siren,
    read_siret,
)
from leaderdesk.domain.typed.quantities import read_points, read_quantity
from leaderdesk.domain.typed.readings import Reading
from leaderdesk.ui.kit.fields.held import Writing
from leaderdesk.ui.kit.fields.line import LineField
from leaderdesk.words import formats, typed


class WordsField(LineField):
    """A text on one line."""

    def __init__(self, characters: int = 40) -> None:
        super().__init__(Writing(read_words), characters=characters)


class MoneyField(LineField):
    """An amount, in cents."""

    def __init__(self) -> None:
        super().__init__(Writing(read_amount, formats.money, typed.amount), characters=16, is_number=True)


class MoneyOrPartField(LineField):
    """An amount in cents, or a part of another one."""

    def __init__(self) -> None:
        super().__init__(Writing(read_amount_or_part, typed.amount_or_part), characters=16, is_number=True)


class RateField(LineField):
    """A rate in percent, in millionths of one."""

    def __init__(self) -> None:
        super().__init__(Writing(read_rate, typed.rate, typed.percents), characters=10, is_number=True)


class CountField(LineField):
    """A whole number."""

    def __init__(self) -> None:
        super().__init__(Writing(read_count, formats.number), characters=8, is_number=True)


class PointsField(LineField):
    """Points, a note or a weight: an exact number."""

    def __init__(self) -> None:
        super().__init__(Writing(read_points, formats.quantity), characters=8, is_number=True)


class QuantityField(LineField):
    """Hours, months or kilometres: an exact number."""

    def __init__(self) -> None:
        super().__init__(Writing(read_quantity, formats.quantity), characters=10, is_number=True)


class HourField(LineField):
    """A time of day."""

    def __init__(self) -> None:
        super().__init__(Writing(read_hour, typed.hour), characters=8)


class SiretField(LineField):
    """A SIRET: fourteen digits."""

    def __init__(self) -> None:
        super().__init__(Writing(read_siret, typed.siret), characters=20)


class SirenField(LineField):
    """A SIREN: nine digits."""

    def __init__(self) -> None:
        super().__init__(Writing(read_siren, typed.siret), characters=14)


class PhoneField(LineField):
    """A telephone number."""

    def __init__(self) -> None:
        super().__init__(Writing(read_phone, typed.phone), characters=18)


class MailField(LineField):
    """A mail address."""

    def __init__(self) -> None:
        super().__init__(Writing(read_mail), characters=32)


class PostcodeField(LineField):
    """A postcode."""

    def __init__(self) -> None:
        super().__init__(Writing(read_postcode), characters=8)


class InseeField(LineField):
    """The INSEE code of a commune."""

    def __init__(self) -> None:
        super().__init__(Writing(read_insee), characters=8)


def read_words(text: str) -> Reading[Any]:
    """Any text, single spaces; None where there is none."""
    return Reading(composed(" ".join(text.split())) or None)
