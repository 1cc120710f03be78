"""A draft against itself, without a base: passages -> findings.

contradictions  the flow: figures of a passage -> findings
repetitions     values and ranks that were said before and were others  <- add one across them
whole_names     the name of a figure where no names are known
arithmetic      sums and growths that do not fit within a statement     <- add a rule within one
shares          shares of one whole that exceed it
rounding        figures as the ranges that round to them
"""
