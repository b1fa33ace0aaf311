"""CLI1xx: the words of a command, before what they say."""
