"""The compiled base: makes a million facts as quick to query as a hundred.

`index` is the interface: `open_index` returns an Index, which searches and commands use. `cache`
finds the base's file in the user's cache folder, sound (`seal`) and fresh, or makes it so: `changes`
finds the TOML files that changed, and `build` writes their facts into a SQLite database laid out by
`schema`.

Shared by writing and reading: `terms`, what a label is and the terms it is indexed under; `names`,
the labels of a fact; `filters`, the keys of facts; `conditions` and `asked_measures`, what a query asks of
a fact besides its name. To find facts by something new, change `terms` or `filters`.
"""
