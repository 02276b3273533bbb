"""The tables among the cells of a workbook, and what each of their rows is."""
