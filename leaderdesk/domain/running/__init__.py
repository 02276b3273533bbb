"""The GAL's own file: hours, pay and missions of its team, what of them is claimed, and the ceiling over it all."""
