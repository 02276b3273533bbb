"""The hidden command that reads a file in a process apart: the file, its letters and separator if said, a folder."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from leaderdesk.documents.sheets.reading.limits import LIMITS
from leaderdesk.system.bounds import NO_FILE, NO_MEMORY, NO_ROOM, bound_this_process, leave, say_progress

ANSWER = "answer"
# Of ten parts of the work, those that are done here; the others are to take the answer back.
OURS, ALL = 8, 10


def run(words: Sequence[str]) -> NoReturn:
    """All that this process is for."""
    leave(main(words))


def main(words: Sequence[str]) -> int:
    """Bound this process, read, answer; nothing is said to anybody but in the answer."""
    bound_this_process(LIMITS.memory, LIMITS.seconds)
    # Much is made and nothing thrown away: the collector would only look at it again and again.
    gc.disable()
    name, encoding, separator, place = words
    path, folder = Path(name), Path(place)
    try:
        with path.open("rb") as file:
            # Its size was looked at before; if it has grown since, what is missing shows.
            content = file.read(LIMITS.largest)
    except OSError:
        return NO_FILE
    try:
        return _answer(path.name, content, folder, (encoding, separator))
    except MemoryError:
        return NO_MEMORY
    except OSError:
        return NO_ROOM


def _answer(name: str, content: bytes, folder: Path, said: tuple[str, str]) -> int:
    from leaderdesk.documents.sheets.reading.files import SaidText, read_content
    from leaderdesk.documents.sheets.reading.refused import Unreadable
    from leaderdesk.documents.sheets.reading.results import pack, pack_refusal

    def tell(done: int, total: int) -> None:
        say_progress(folder, OURS * done, ALL * total)

    with (folder / ANSWER).open("wb") as answer:
        try:
            book = read_content(name, content, tell=tell, said=SaidText(*said))
        except Unreadable as refused:
            pack_refusal(refused.code, refused.data, answer)
        else:
            pack(book, answer)
    return 0
