"""Workbooks that come in: read, understood, shown, taken."""
