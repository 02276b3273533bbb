"""The preparation of a sitting: what it is, its agenda, who comes, interests, dates."""
