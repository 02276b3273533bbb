"""The second screen of a sitting: its window, its thumbnail, and what decides what it shows."""
