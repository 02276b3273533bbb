"""Who did what, when, field by field."""
