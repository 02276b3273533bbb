"""Fiches-actions with their rules, and a worked example beside them."""
