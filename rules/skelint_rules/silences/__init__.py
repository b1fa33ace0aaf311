"""CLI03x: suppressions: the comments and the entries of the configuration that silence findings."""
