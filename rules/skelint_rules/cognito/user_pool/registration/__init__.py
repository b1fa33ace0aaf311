"""COG17xx: dynamic client registration."""
