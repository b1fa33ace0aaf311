"""CLI03x: the suppressions themselves: comments and entries of the configuration that silence findings."""
