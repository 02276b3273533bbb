"""How well a scoring grid works: what its notes spread, what each criterion decided, what little would change it."""
