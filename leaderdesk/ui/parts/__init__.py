"""Widgets and columns of the trade that several pages show."""
