"""What the rows of a workbook would change of what a base already says."""
