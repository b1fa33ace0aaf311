"""COG33xx: the names of domains."""
