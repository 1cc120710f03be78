"""A PDF -> Document: a page only tells where each character stands, the rest is put together.

reader          all pages -> Document, whose source has a line for each line that is printed
bounded         runs the reader in a process of its own, with bounds of memory and time
glyphs          a page -> its characters that are seen, each once and in one direction of writing
grids           rules and aligned figures -> tables, each in its place among characters or lines
lines           characters -> lines, in the order in which a person reads them, column by column
margins         lines of all pages -> those without running headers, footers and page numbers
paragraphs      lines -> which of them go on with the one before
"""
