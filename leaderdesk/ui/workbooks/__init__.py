"""Workbooks: what comes in from a file, what goes out to one."""
