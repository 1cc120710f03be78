"""Names the figures of a passage, where no names are known beforehand.

figure_names  a run of figures -> the name of each
naming        the words around a figure -> the name of its indicator
phrases       the grammar of names: measures, verbs, predicates    <- a verb, a measure
shared_parts  what members of a list share                         <- a shared word
peeling       words at the ends that are no part of a name         <- such a word
completing    what names still lack after a passage: zones, shared ends, blanked places
"""
