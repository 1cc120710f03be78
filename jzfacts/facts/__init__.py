"""What a fact is, and how a base of facts is read and checked.

A base's files become records in four steps:

- `toml_file` reads a file as TOML and reports errors with their lines (`toml_lines`);
- `validation` checks it against the format stated by `model`, and exports that as a JSON Schema;
- `loader` joins the files and checks what concerns several of them;
- `model` defines the records: Fact, Source and their parts.

`figures` lists the figures of a fact with their keys, and converts them; `indicators` is the table of
official indicators; `pairing` finds the same indicator in two bases; `periods` reads periods.
"""
