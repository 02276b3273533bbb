"""The tab « Trésorerie »: what the holder starts with, what is spent and received when, and what it comes to."""
