"""Presets to begin with, and programmes and grids exchanged between GALs as files."""
