"""Drafts a complete base in TOML from a report, with what is doubtful marked.

drafting   entry point: head and facts -> entries -> audit -> set-asides and doubts
head       the source: title, speaker, date, area and year, from the head of the report
report     reads the whole document, passage by passage
composing  groups figures into facts
unstated   figures that no fact can state, with the reason         <- another part of a name
deeds      titles won, and firsts                                  <- another verb of winning
several_years  sums over several years, and levels at their end
names/     what figures are called
drafted    the data: a fact and a statement while being read; merges repeated facts
doubts     why a name may be wrong                                 <- another reason to look
like       keeps ids and names of last year's base; what is new and what is gone
entries    facts -> entries of the format, with ids
toml       entries -> TOML
"""
