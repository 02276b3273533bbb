"""The page of a sitting that is over: read through, followed, sealed."""
