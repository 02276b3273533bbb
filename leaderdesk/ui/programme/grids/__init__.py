"""Grids of selection: written, tried on an invented project, shared."""
