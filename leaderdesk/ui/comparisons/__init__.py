"""« Comparer »: two to four dossiers side by side."""
