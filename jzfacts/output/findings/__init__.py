"""Findings in each of their forms, for people, editors, services and programs.

lines      a line with the place first, a record of JSON, a command for GitHub, an excerpt
sarif      SARIF 2.1.0, which services that collect findings read
commented  a Word draft with a comment on each wrong figure
coverage   how many figures of a draft were seen, and why others were not compared
"""
