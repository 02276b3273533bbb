"""Reports: what each says of the base, and the frame that all of them are shown, printed and written in."""
