"""The communes of the territory and their outlines."""
