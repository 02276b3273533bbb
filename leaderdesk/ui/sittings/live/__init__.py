"""The page of a sitting under way: its agenda, its point, its room."""
