"""What goes out of a base as a file: lists as they are seen, workbooks by reader, the report of a check."""
