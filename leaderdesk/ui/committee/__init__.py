"""The committee: its seats, its people, the rules it is held by."""
