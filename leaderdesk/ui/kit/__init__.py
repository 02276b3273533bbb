"""Widgets that know nothing of the trade: they show values and say what the user did."""
