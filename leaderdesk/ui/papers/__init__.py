"""The page of papers: what can be made, how it looks, where it goes, what became of it."""
