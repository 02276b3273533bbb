"""Reports: each is read from the base, from the same truths as the pages, then shown, printed or written."""
