"""The corpus of workbooks, made by hand: each file with what a careful person would find in it."""
