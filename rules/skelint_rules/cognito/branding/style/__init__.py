"""COG51xx: the style of managed login."""
