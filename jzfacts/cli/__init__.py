"""The command line: parse, call, print.

`main` builds the program and runs one command; each command is a module of `commands`. What commands
share:

- `options`: the options' declarations;
- `results`: the `View` that they ask for together; facts -> converted, cited or formatted, on stdout;
- `console`: the streams; data on stdout, whatever is said to a person on stderr;
- `drafts`: a file or standard input -> the document that it holds;
- `errors`: an exception -> one line and exit status 2;
- `help`: the help pages; `completion`: what a shell offers at Tab.
"""
