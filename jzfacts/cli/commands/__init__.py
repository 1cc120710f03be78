"""The commands, a module each (`list` has `rank` and `values` as well, `help` has `schema`).

Each reads from top to bottom: check the options, open the base, ask it, write the answer, return
the exit status.
"""
