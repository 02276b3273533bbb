"""What goes out: lists, reports and the whole base, as workbooks."""
