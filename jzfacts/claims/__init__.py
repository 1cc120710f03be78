"""Prose -> claims: what each figure of a paragraph speaks of.

Each step is a function of those before it; `passages` calls the first three for a whole document,
`verify.verifier` the last:

    area_period/     the words for places and times, and of which each figure is
    clauses          the figures and the words around each     <- what counts as a figure
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
