"""A whole base as a workbook that people can read, and that comes back without a difference."""
