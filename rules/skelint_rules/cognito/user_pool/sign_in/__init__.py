"""COG11xx: with what users sign in."""
