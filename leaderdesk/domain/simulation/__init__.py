"""The six rules on plain JSON values: one reader and one writer per rule, every problem with its place."""
