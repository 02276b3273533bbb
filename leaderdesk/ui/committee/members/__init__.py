"""The people of the committee: what they hold, what binds them, what they declared, when they came."""
