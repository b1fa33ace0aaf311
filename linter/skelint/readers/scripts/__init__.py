"""Readers of scripts, and of files that hold scripts: each finds commands, and none knows any program by name."""
