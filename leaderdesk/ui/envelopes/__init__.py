"""The page of envelopes: where they stand, what moves them, what they must reach, who waits for them."""
