"""The machine behind small functions: clock, ids, paths, safe writes, locations, who holds a base."""
