"""A sitting as the ordered list of what was noted in it: from the ground it stands on to its sealed record."""
