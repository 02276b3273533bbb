"""The journal: every committed change, recorded by the connection itself, chained, replayed, verified."""
