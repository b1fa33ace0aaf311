"""What keeps a finding from counting: comments, entries of the configuration, the baseline."""
