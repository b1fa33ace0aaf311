"""A run: each file from its path to its outcome, and what the run as a whole has to say."""
