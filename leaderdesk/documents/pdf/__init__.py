"""Papers as PDF: laid out in strips, tagged as they are painted, on the fonts and the file objects of reportlab."""
