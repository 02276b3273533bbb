"""The money of the programme: envelopes and avenants, what weighs on them, deadlines, and who waits for money."""
