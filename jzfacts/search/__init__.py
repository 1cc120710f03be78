"""From a query to ranked facts, with the reason and the matched part of each.

    query -> readings -> strategies -> candidates -> scores -> conditions -> the best k

1. `query` reads what is typed in several ways, the most literal first; `question` is the grammar of
   what frames a question, and `query_parser` takes out what else is understood (place, time, rank,
   figure), as conditions.
2. `strategies` is the table of the levels at which a label, the name or alias of facts, can answer
   a reading, the strictest first, and of what a match is worth.
3. `pinyin_terms` and index/terms.py say which terms a label must be indexed under at a level; the
   index finds these candidates, the shortest first.
4. `align` holds a candidate against the reading; its docstring says what is enough, and its
   constants are the place to change that. `spellings` says what may be typed for one character, slips too.
   `scoring` matches the text as it stands, and says which of two matches is the better one.
5. `engine` runs all this, holds the facts of a label against the conditions (index/conditions.py),
   and gathers matches in a TopK, which also tells when no better one can come. `narrowing` tells
   what a match leaves out of a label.
6. `ordering` sorts or groups what a question wants sorted or compared, and says what was taken for
   what, and what is missing.

`suggest` names what is like a query that found nothing; `completion` serves the shell's Tab.
"""
