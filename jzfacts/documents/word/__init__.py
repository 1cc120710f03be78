"""Word files (.docx): bytes -> Document, with the way back to the file.

reader          the package and its XML -> Document; which w:t each part of its source stands in
numbering       the numbers that Word shows before headings and items, which stand in no text
"""
