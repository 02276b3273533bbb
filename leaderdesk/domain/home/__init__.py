"""What a home page says: what to do, the four gauges, what changed since the last visit."""
