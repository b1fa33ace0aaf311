"""COG52xx: the look of the classic hosted UI."""
