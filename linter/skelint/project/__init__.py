"""What holds for the files of a project: its configuration, and which files there are."""
