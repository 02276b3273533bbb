"""The page of delays: how long each stage takes, what still waits and where, how many come to the end."""
