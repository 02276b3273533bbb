"""The settings of the catalogue as fields: what each is called, what it changes, where its value comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.settings import CATALOGUE, SettingSpec, problems_of_setting, read_months
from leaderdesk.ui.kit.fields import CountField, NotesField, WordsField
from leaderdesk.ui.kit.forms import Field
from leaderdesk.words import settings as words
from leaderdesk.words.programmes import problem_of

# Edited by a part of their own, or by the page of the committee.
ELSEWHERE = frozenset(
    {
        "numbering",
        "life",
        "cost_rules",
        "claim_rules",
        "envelope_rules",
        "control_period",
        "running_rules",
        "aids",
        "other_funds",
        "committee",
        "letter_texts",
    }
)
_PARTS = ("early", "likely", "late")


class SettingFields(QObject):
    """Words of the form."""

    def all(self) -> list[Field]:
        """A field for each plain setting, three for a setting of three delays."""
        return [field for spec in CATALOGUE if spec.kind not in ELSEWHERE for field in self._of(spec)]

    def _of(self, spec: SettingSpec) -> list[Field]:
        group, label = words.group(spec.group), words.label(spec.code)
        told = [words.help_text(spec.code)]
        if spec.source:
            told.append(self.tr("Origine\u00a0: {}").format(spec.source))
        if spec.default and spec.kind in ("count", "text", "months"):
            told.append(self.tr("Valeur de départ\u00a0: {}.").format(spec.default.replace("/", ", ")))
        help_words = " ".join(told)
        if spec.is_unsourced:
            label = self.tr("{}\u00a0*").format(label)
        if spec.kind == "months":
            parts = {
                "early": self.tr("au plus tôt, en mois"),
                "likely": self.tr("probable, en mois"),
                "late": self.tr("au plus tard, en mois"),
            }
            return [
                Field(
                    f"{spec.code}:{part}",
                    self.tr("{}\u00a0– {}").format(label, parts[part]),
                    CountField,
                    help_words if part == "early" else "",
                    group,
                    rule=self._rising if part == "late" else None,
                )
                for part in _PARTS
            ]
        editor = {"count": CountField, "communes": NotesField, "phrases": NotesField}.get(spec.kind, WordsField)
        is_wide = editor is NotesField
        return [Field(spec.code, label, editor, help_words, group, 24, is_wide=is_wide, rule=_Sound(spec.code))]

    def _rising(self, _: int | None, values: Mapping[str, Any]) -> str | None:
        return (
            None
            if is_rising(values)
            else self.tr("Les trois durées doivent se suivre, de la plus courte à la plus longue.")
        )


class _Sound:
    """Says what the catalogue finds wrong in a value."""

    def __init__(self, code: str) -> None:
        self._code = code

    def __call__(self, value: Any, _: Mapping[str, Any]) -> str | None:  # noqa: ANN401 - of the kind of the setting
        problems = problems_of_setting(self._code, "" if value is None else str(value))
        if not problems:
            return None
        said = problem_of(problems[0].code, problems[0].data)
        return f"{said[0].upper()}{said[1:]}."


def values_of(stored: Mapping[str, str]) -> dict[str, Any]:
    """What the form shows of the texts that the base keeps."""
    values: dict[str, Any] = {}
    for spec in CATALOGUE:
        text = stored.get(spec.code, spec.default)
        if spec.kind == "months":
            values |= {f"{spec.code}:{part}": month for part, month in zip(_PARTS, _months(text), strict=True)}
        elif spec.kind == "count":
            values[spec.code] = int(text) if text.isdigit() else None
        elif spec.kind not in ELSEWHERE:
            values[spec.code] = text or None
    return values


def stored_of(name: str, values: Mapping[str, Any]) -> tuple[str, str]:
    """The setting that a field belongs to, and the text that the base would keep."""
    code, _, part = name.partition(":")
    if part:
        return code, "/".join(str(values.get(f"{code}:{each}") or 0) for each in _PARTS)
    value = values.get(code)
    return code, "" if value is None else str(value)


def is_rising(values: Mapping[str, Any]) -> bool:
    """True when the three delays follow each other."""
    months = [values.get(f"payment_delays:{part}") or 0 for part in _PARTS]
    return months == sorted(months)


def _months(text: str) -> tuple[int | None, ...]:
    try:
        return read_months(text)
    except WrongInput:
        return (None, None, None)
