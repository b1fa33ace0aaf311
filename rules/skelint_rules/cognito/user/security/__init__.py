"""COG43xx: the secrets of users."""
