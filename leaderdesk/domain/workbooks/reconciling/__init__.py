"""A table of the region held against the base: what differs, what is right, what changed since the month before."""
