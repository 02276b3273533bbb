"""A table of the region held against the base: what differs, what people say of it, what waits for an answer."""
