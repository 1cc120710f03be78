"""The compiled base: what makes a million facts as quick to ask as a hundred.

`index` is its face: `open_index` gives an Index, which searches and commands ask. How it gets there:
`cache` finds the file in the user's cache folder, sound (`seal`) and fresh, or makes it so:
`changes` finds out which TOML files have changed, and `build` writes their facts into a SQLite
database, as `schema` lays it out.

What both sides must agree on has a module of its own: `terms`, what a label is and under which
terms it is found; `filters`, the keys of facts; `conditions`, what a query asks of a fact besides
its name. All fields of a fact are kept; to find it by something new, change `terms` or `filters`.
"""
