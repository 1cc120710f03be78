"""Checks a draft against itself, without a base: passages -> findings.

contradictions  entry point: runs the checks on each passage and makes findings
repetitions     the same indicator with two values or two ranks     <- checks across statements
whole_names     what a figure is called when no base gives names
arithmetic      sums and growths that do not fit in one statement   <- checks within a statement
shares          shares of one whole that exceed it
tables          growths that do not fit the two years' cells
rounding        the interval that a printed figure stands for
"""
