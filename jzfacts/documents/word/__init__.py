"""Word files (.docx): bytes -> Document, with the way back to the file.

package         the ZIP file: the XML of its parts, what they refer to; put together anew
reader          the XML of the parts -> Document; which w:t each part of its source stands in
numbering       the numbers that Word shows before headings and items, which stand in no text
comments        comments on spans of the source -> the same file with them
comments_part   the part with the comments, and its place in the package
marks           the marks in the body between which a comment applies
"""
