"""What the figures of a passage are called, when nobody knows the names beforehand.

figure_names  a run of figures -> the names of each
naming     the words around a figure -> the name of its indicator
phrases    the grammar of names: measures, verbs, what is said of things   <- a verb, a measure
shared_parts  what the members of a list print for one another    <- a word that all share
peeling    words at the ends that are no part of a name   <- a word that is no part of one
completing  what names lack once a passage is read: zones, shared ends, blanked places
"""
