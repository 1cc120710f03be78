"""The area and the period of each figure of a draft.

times        years and parts of years in a text                    <- add a word for a time
places       divisions in a text (`divisions.tsv`)                 <- add a word after a place
expressions  places and times in prose, and how far each reaches
time_place   the area and period of a statement
series       several times or places whose figures are listed in turn (2021年至2025年…分别为)
headings     what a heading is by its form: level, date, plan or review
discourse    place and time of each figure, from sentence, headings and title
"""
