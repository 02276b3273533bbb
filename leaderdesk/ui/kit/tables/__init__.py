"""What a table is made of besides the table itself: filters, groups, columns, copying, pasting, editing, views."""
