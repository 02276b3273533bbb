"""The papers that prepare a sitting, and those it is held with by hand."""
