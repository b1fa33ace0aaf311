"""COG40xx: groups of users."""
