"""Prose -> claims: what each figure of a paragraph speaks of.

Each step is a function of those before it; `passages` calls the first three for a whole document,
`verify.verifier` the last:

    expressions      the words for places and times, how far each reaches  <- add a place mark
      times, places    which years and parts of them, which divisions        <- add a time
    clauses          the figures and the words around each     <- what counts as a figure
    discourse        the place and time of each figure, from sentence, headings and title
      headings         what a heading is by its form: level, date, plan or review
      time_place       what a statement is of: area, period, several years
      plans            what is intended, not reached
    assign           the name and facts of each figure, statement by statement:
      lists            figures that stand together (分别)      <- add a form of list
      carried          what a figure without words of its own goes on with
      counted_nouns    names after the figure: 88个老旧小区
      indicator_names  names -> facts, strictly in the base's own words
      fitting          names met in pieces, on both sides of a figure, and how sure that is

`vocabulary` holds the words that all of them know          <- add a mood word, a verb, a filler,
                                                                  a word for the speaker: 全市.
"""
