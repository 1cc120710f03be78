"""Where and when: the area and the period that each figure of a draft is of.

times        the years, and parts of them, that a text names       <- add a word for a time
places       the divisions that it names (`divisions.tsv`)         <- add a place mark
expressions  both as they stand in prose, and how far each reaches
time_place   what a statement is of: an area, a period, several years up to it
series       several times whose figures are told in turn (2021年至2025年…分别为)
headings     what a heading is by its form: level, date, plan or review
discourse    the place and time of each figure, from sentence, headings and title
"""
