"""A report -> a complete base in TOML, with what is doubtful marked.

drafting   the flow: head and facts -> entries -> audit -> what is set aside, what is doubtful
head       the source: title, speaker, date, area and year, from the head of the report
report     the whole document read, passage by passage
composing  figures -> facts: which figures are one indicator's
unstated   which figures no fact states, and why                   <- another part of a name
deeds      titles that were won, and firsts                          <- another verb of winning
several_years  sums and levels of several years, and of the last of them
names/     what figures are called
drafted    what all fill in: a fact, a statement as far as it is read; what is said twice made one
doubts     why a name may be none                                   <- another reason to look
like       what is called as in last year's base, what is new and what is gone
entries    facts -> the keys of the format, with ids
toml       entries -> TOML
"""
