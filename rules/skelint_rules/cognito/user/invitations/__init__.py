"""COG42xx: how new users are invited."""
