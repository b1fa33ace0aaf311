"""COG3xx: how long tokens are valid."""
