"""Any report as a paper: the frame is one, so is what makes blocks of it."""
