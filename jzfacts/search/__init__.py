"""From a query to ranked facts, with the reason and the matched part of each.

    query -> readings -> strategies -> candidates -> scores -> conditions -> the best k

1. `query` reads what is typed in several ways, the most literal first; `query_parser` takes out
   what is understood (place, time, rank, figure, question words) as conditions.
2. `strategies` is the table of the ways in which a label, the name or alias of facts, can answer a
   reading, what each requires, and what a match is worth. Change thresholds and points there.
3. `pinyin_terms` and index/terms.py say which terms a label must be indexed under for a strategy;
   the index finds these candidates, the shortest first.
4. Scorers align a candidate with the reading: `scoring` by its characters, `fragments` by pieces and
   words, `pinyin_match` and `phonetic` by its sound, `typo` with one typing error.
5. `engine` runs all this, holds the facts of a label against the conditions (index/conditions.py),
   and gathers matches in a TopK, which also tells when no better one can come.

`suggest` names what is like a query that found nothing; `completion` serves the shell's Tab.
"""
