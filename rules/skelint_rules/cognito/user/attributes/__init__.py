"""COG41xx: the attributes of a user."""
