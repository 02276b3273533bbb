"""The projects of a call ranked live, cut by their envelope, and voted as a list or one by one."""
