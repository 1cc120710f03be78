"""Compares the claims of a draft with a base and returns a finding for each figure.

verifier          entry point: passages -> claims -> comparisons -> findings; looks up the facts
paragraph         all comparisons of a paragraph: exchanged figures, figures that continue others
compare           one claim with one fact: agrees, differs or unknown
measures          which measure a figure states: value, change, baseline, versus, rank
intervals         whether two quantities agree: rounding, 近, 超, units
by_figure         finds facts by the figure where the words do not settle which is meant
other_indicators  whether the words beside a figure name another indicator than the fact's
names_said        what the words beside a figure call it
contrasts         words that exclude each other: 建成, 拆除              <- add a contrast
source_copy       a draft that copies one of the base's own pages
reasons           why a figure was not compared
hints             what kind of slip a wrong figure is                    <- add a kind
rules             the rules and their manual pages                       <- add a rule
figure_in_words   a figure in words, as the base and as the draft have it
consistency/      checks of a draft against itself, without a base
"""
