"""Papers as files that an office corrects: OpenDocument, written with the standard library alone."""
