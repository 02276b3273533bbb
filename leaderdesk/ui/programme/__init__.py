"""The page where a GAL enters its programme and its rules."""
