"""The verified copies of the base, and its examination."""
