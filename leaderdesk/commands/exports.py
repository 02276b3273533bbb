"""The commands that list the workbooks a base can give, and write one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from leaderdesk.commands.answers import Answer
from leaderdesk.services.around import Around


def exports(around: Around, base: str | None = None) -> Answer:
    """Say which workbooks there are and for whom; of a base, how many rows each would have."""
    from leaderdesk.services.exports.presets import PRESETS
    from leaderdesk.words import exports as words

    looks = _looks(around, base) if base is not None else {}
    lines, data = [], []
    for preset in PRESETS:
        held = f" ({words.held(*looks[preset.code])})" if preset.code in looks else ""
        lines.append(f"{words.line(preset.code)}{held}")
        said: dict[str, Any] = {"preset": preset.code, "title": words.preset(preset.code)}
        if preset.code in looks:
            said |= dict(zip(("rows", "sheets"), looks[preset.code], strict=True))
        data.append(said)
    return Answer(lines, data)


def export(around: Around, base: str, preset: str, *, sitting: str | None = None, out: str | None = None) -> Answer:
    """Write a workbook where it is said, or here under its usual name; of one sitting alone, by its number or day."""
    from leaderdesk.services.bases import looked_base
    from leaderdesk.services.exports.making import usual_name, write_export
    from leaderdesk.services.sitting_lists import find_sitting
    from leaderdesk.words import exports as words
    from leaderdesk.words.open_data import is_breach

    with looked_base(Path(base), around) as looked:
        row = None if sitting is None else find_sitting(looked, sitting)
        target = Path(out) if out is not None else Path(usual_name(looked, preset, row))
        written = write_export(looked, preset, target, sitting=row)
    name = written.path.name
    is_folder = written.is_folder
    said = (
        words.written_folder(name, written.sheets) if is_folder else words.written(name, written.rows, written.sheets)
    )
    lines = [said]
    lines += [told for _, told in words.losses(written.cut, written.marked)]
    lines += [words.told(each) for each in written.remarks]
    data = {
        "path": str(written.path),
        "rows": written.rows,
        "sheets": written.sheets,
        "cut": written.cut,
        "marked": written.marked,
        "remarks": [{"code": each.code, **dict(each.data)} for each in written.remarks],
    }
    return Answer(lines, data, not any(is_breach(each) for each in written.remarks))


def _looks(around: Around, base: str) -> dict[str, tuple[int, int]]:
    """Rows and sheets of each, where that is known before it is written."""
    from leaderdesk.services.bases import looked_base
    from leaderdesk.services.exports.making import look_at
    from leaderdesk.services.exports.presets import PRESETS

    with looked_base(Path(base), around) as looked:
        found = (look_at(looked, preset.code) for preset in PRESETS if preset.compose is not None)
        return {each.code: (each.rows, len(each.sheets)) for each in found}
