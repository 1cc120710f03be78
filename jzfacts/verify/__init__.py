"""Claims x base -> a verdict on each figure of a draft, as findings.

verifier     the flow: blocks -> claims -> comparisons -> findings; looks up the facts
compare      a claim beside the measure of the fact that it speaks of
intervals    whether two quantities agree: rounding, 近, 超, units
rules        what went wrong, with the pages of the manual    <- add a rule
source_copy  a draft that is the base's own page, with the damage that is known
"""
