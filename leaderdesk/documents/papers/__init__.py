"""The papers: what each says, as blocks of plain values; how it looks is for `pdf` and `office`."""
