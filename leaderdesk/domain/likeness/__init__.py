"""Dossiers that may be the same or neighbours: what is compared, how, and the index that finds them."""
