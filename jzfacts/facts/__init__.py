"""What a fact is, and how a base of facts is read and checked.

A base's files become records in four steps, each a module:

- `toml_file` reads one file as TOML and puts what is wrong into words, at its line (`toml_lines`);
- `validation` checks what the file says by the format that the records of `model` state, and gives
  the same format as a JSON Schema;
- `loader` joins the files and checks what concerns several of them;
- `model` has the records that come out: Fact, Source and their parts.

`figures` lists the figures of a fact, and the keys by which equal ones are found, and gives one in
another unit.
"""
