"""COG62xx: what is special about updates of an identity pool."""
