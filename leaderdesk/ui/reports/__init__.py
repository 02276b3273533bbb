"""The page of reports: what can be told of the base, on the screen, as a paper, as a workbook."""
