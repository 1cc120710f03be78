"""A report -> a complete base in TOML, with what is doubtful marked.

drafting   the flow: head and facts -> entries -> audit -> what is set aside, what is doubtful
head       the source: title, speaker, date, area and year, from the head of the report
report     the whole document read, passage by passage
composing  figures -> facts: which figures are one indicator's
several_years  sums and levels of several years, and of the last of them
completing  what names lack once a passage is read: zones, shared ends, blanked places
figure_names  a run of figures -> the names of each
drafted    what both fill in: a fact, a statement as far as it is read; what is said twice made one
naming     the words around a figure -> the name of its indicator
phrases    the grammar of names: measures, verbs, what is said of things   <- a verb, a measure
shared_parts  what the members of a list print for one another    <- a word that all share
peeling    words at the ends that are no part of a name   <- a word that is no part of one
doubts     why a name may be none                                   <- another reason to look
like       what is called as in last year's base, what is new and what is gone
entries    facts -> the keys of the format, with ids
toml       entries -> TOML
"""
