"""The rows of a base that the rows of a workbook become: holders, dossiers, states, costs, plan, amounts, notes."""
