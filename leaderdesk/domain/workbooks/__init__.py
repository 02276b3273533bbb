"""Workbooks that people keep: the cells of a file, the tables among them, what their columns say, what would change."""
