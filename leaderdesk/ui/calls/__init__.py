"""Calls for projects: their rules and dates, their frozen grid, the proof of their publication, their register."""
