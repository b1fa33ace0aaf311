"""The language server: the same `lint()` as the command line, for editors. Needs pygls: `pip install skelint[server]`."""
