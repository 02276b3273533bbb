"""The same windows as the tests of the interface."""

from __future__ import annotations

from tests.ui.conftest import around, base_path, desks_go, first_page, make_window, qapp, same_day, window

__all__ = ["around", "base_path", "desks_go", "first_page", "make_window", "qapp", "same_day", "window"]
