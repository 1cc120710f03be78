"""Word files (.docx): bytes -> Document, with the way back to the file.

package         the ZIP file with its parts: opened, mended, put together anew
reader          the XML of the parts -> Document; which w:t each part of its source stands in
numbering       the numbers that Word shows before headings and items, which stand in no text
"""
