"""Files -> text with positions, and what is found in it.

file/           what a file is: its kind by its contents, the encoding of a text
document        a draft's bytes -> Document, by what they are, as itself or as the lines that a base
                cites; comments that silence findings
markup          text -> Document, by the reader of its kind: `plain`, `markdown` or `html`
pdf/            a PDF -> Document: printed lines put together
word/           a Word file -> Document, and the way back
main_text       a web page without its menus, lists of links and footers
pieces          what the readers of markup put paragraphs together from
tables          rows of cells -> Table, with its heads and its caption
table_heads     the heads of rows and columns: place, period, name, unit, what figures are of it
table_text      Table -> statements, one for each figure, that are read as prose
model           Document, Paragraph and Table, which know where each character stands in the source
finding         what a check found and where: a line, a record, an annotation
"""
