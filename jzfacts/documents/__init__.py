"""Files -> text with positions, and what is found in it.

document   a draft's bytes -> text -> blocks (paragraphs, headings, items), comments that silence
finding    what a check found and where: a line, a record, an annotation
"""
