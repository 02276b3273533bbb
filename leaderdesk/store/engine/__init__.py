"""SQLite itself: how a base is opened, looked at without being touched, and what its failures mean."""
