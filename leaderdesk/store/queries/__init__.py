"""One function per screen list, returning the domain's frozen rows."""
