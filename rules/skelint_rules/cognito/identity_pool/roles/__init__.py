"""COG63xx: the roles of an identity pool, and how one is chosen."""
