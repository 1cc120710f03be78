"""Answers a query with ranked facts, each with the reason and the matched part.

    query -> readings -> strategies -> candidates -> scores -> conditions -> the best k

1. `query` reads what is typed in several ways, the most literal first. `question` is the grammar of
   what frames a question; `query_parser` takes out place, time, rank and figure as conditions, and
   `settling` resolves those that depend on the base (去年).
2. `matching` compares a reading with labels, the names and aliases of facts. `strategies` is the
   table of ways to match, the strictest first, and of what a match is worth; `pinyin_terms` and
   index/terms.py say which indexed terms a label must have, so that the index finds the candidates;
   `align` decides, and its constants say what is enough; `spellings` says what may be typed for one
   character; `within` finds a name in a sentence; `scoring` compares two matches.
3. `engine` runs all this, checks the conditions (index/conditions.py) and gathers matches in a
   `TopK`. `narrowing` judges what a match leaves out of a label.
4. `ordering` sorts or groups the answer and adds remarks.

If nothing answers, `joined` splits a question for two names, `everyday` and `english` try other
words, `suggest` finds similar names and `refusal` says why. `completion` serves the shell's Tab.
"""
