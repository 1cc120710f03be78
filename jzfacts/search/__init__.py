"""From a query to ranked facts, with the reason and the matched part of each.

    query -> readings -> strategies -> candidates -> scores -> conditions -> the best k

1. `query` reads what is typed in several ways, the most literal first; `question` is the grammar of
   what frames a question, and `query_parser` takes out what else is understood (place, time, rank,
   figure), as conditions.
2. `matching` holds labels, the names and aliases of facts, against a reading: its `strategies` are the
   table of the levels at which a label can answer, the strictest first, and of what a match is worth;
   `pinyin_terms` and index/terms.py say which terms a label must be indexed under at a level, and the
   index finds these candidates, the shortest first; `align` says what is enough, and its constants
   are the place to change that; `spellings` what may be typed for one character, slips too; `within`
   finds a name in a sentence, which may be in `everyday` words; `scoring` tells which of two matches is the better one.
3. `engine` runs all this, holds the facts of a label against the conditions (index/conditions.py),
   and gathers matches in a TopK, which also tells when no better one can come. `narrowing` tells
   what a match leaves out of a label.
4. `ordering` sorts or groups what a question wants sorted or compared, and says what was taken for
   what, and what is missing.

`joined` parts a question for two names, and `everyday` asks once more in other words, where nothing
answers. `suggest` names what is like a query that found nothing; `completion` serves the shell's Tab.
"""
