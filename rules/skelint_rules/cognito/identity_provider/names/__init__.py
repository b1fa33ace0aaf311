"""COG21xx: the names of identity providers."""
