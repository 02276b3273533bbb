"""What is kept of a workbook once it is taken: states, notes, where it came from, what was done."""
