"""How much of a script is read: limits that count things, so that no script can take long or come to much."""

DEEPEST = 3
"""How many scripts inside words of scripts are read, as in `sh -c "bash -c '…'"`."""
MOST_FILTERS = 20
MOST_FOLDERS = 8
LONGEST_PATH = 200
MOST_EXPANDED = 1_000_000
"""How many characters of values are put into the words of a script, so that a short one cannot come to a long text."""
PER_WORD = 20
"""For how many characters a word of a list counts."""
LONGEST_LIST = 1000
LONGEST_TEXT = 10_000
"""How long a value can be that grows by `X+=…`."""
