"""Workbooks written: plain sheets in, one file out, the same bytes for the same data."""
