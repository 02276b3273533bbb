"""The minutes of a sitting, and the annex that only a control sees."""
