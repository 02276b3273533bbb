"""The benchmark: medians beside a baseline in the same run, never a test that can fail on a slow machine."""
