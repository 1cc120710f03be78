"""Rows in, text out.

A command hands `formats.render` its `Row`s (a fact, and how it was found), a format and a `View`: the
screen, the columns, the title. `formats` imports the module of that format and calls its `render`:

- for programs: `json`, `csv` (and TSV);
- to be pasted: `markdown`, `sentence`, `citation`;
- to be looked at: `cells` makes a picture of the rows (which part of a text is marked, quiet, red),
  which `table` draws on a terminal or as SVG, and `html` as a document.

`columns` is the one list of what a fact has, by key, and of how each value reads; to add a column,
add it there. To add a format, write a module with a `render` and name it in `formats`. `findings`
prints what audit and verify find and how much of a draft was compared, or writes it into the draft;
`report` shows it on a page. Each passes its text through `escape`;
`wrapping` folds lines.
"""
