"""The page of the sittings: prepared, held, closed, sealed."""
