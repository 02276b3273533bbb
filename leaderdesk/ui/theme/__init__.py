"""Looks: tokens in, one palette, one style sheet and one set of icons out."""
