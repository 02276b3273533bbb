"""Workbooks that go out to people, are filled in, and come back."""
