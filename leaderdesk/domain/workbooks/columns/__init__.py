"""Which field each column of a table says."""
