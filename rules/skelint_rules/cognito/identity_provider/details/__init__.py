"""COG22xx: the details that each kind of identity provider needs."""
