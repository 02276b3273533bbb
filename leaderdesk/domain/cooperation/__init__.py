"""Projects that several territories carry together."""
