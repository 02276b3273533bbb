"""Why a file cannot be read, before it is known how the file is called."""

from __future__ import annotations

from typing import Any


class Unreadable(Exception):
    """A code of `words/workbook_files`, and the data of its sentence but for the file's name."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data
