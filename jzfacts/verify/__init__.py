"""Claims x base -> a verdict on each figure of a draft, as findings.

The draft is read once for both checks, by `claims.passages`.

verifier     the flow: passages -> claims -> comparisons -> findings; looks up the facts
paragraph    the comparisons of a paragraph together: slips, exchanges, what goes on
compare      a claim beside the fact that it speaks of: agrees, differs, unknown
measures     value, change, baseline, distance, rank: what draft and base say of each
intervals    whether two quantities agree: rounding, 近, 超, units
hints        what kind of error a wrong figure likely is    <- add a kind
rules        what went wrong, with the pages of the manual    <- add a rule
wording      a figure as the base prints it, and as the draft says it
reasons      why a figure is not compared
by_figure    facts found by the figure itself, where words do not settle which is meant
other_indicators  whether the words beside a figure name another indicator than its fact
contrasts    words that are not said of one figure together: 建成, 拆除    <- add a contrast
source_copy  a draft that is the base's own page, with the damage that is known
consistency  a folder of its own: a draft against itself, without a base
"""
