"""COG40xx: the values of groups."""
