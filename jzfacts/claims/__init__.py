"""Finds out what each figure of a paragraph is about: prose -> claims.

Each step uses the ones before it; `passages` runs the first three for a whole document, and
`verify.verifier` the last:

    area_period/     words for places and times, and the place and time of each figure
    clauses          the figures and the words around each          <- what counts as a figure
      plans            what is planned, not achieved
    assign           name and facts of each figure, statement by statement:
      lists            figures that stand together (分别)           <- add a form of list
      brackets         brackets and relative clauses that narrow a name
      carried          what a figure without words of its own continues
      counted_nouns    names after the figure: 88个老旧小区
      indicator_names  names -> facts, strictly in the base's own words
      fitting          names found in pieces, on both sides of a figure, and how sure that is

`report_words` holds the words that all of them know           <- add a verb, a filler, a speaker
"""
