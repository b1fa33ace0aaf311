"""Readers of files that hold an input: JSON and YAML."""
