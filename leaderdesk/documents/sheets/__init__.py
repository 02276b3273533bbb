"""Workbooks written and read; openpyxl and calamine live only here."""
