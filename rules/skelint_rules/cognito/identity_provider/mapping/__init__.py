"""COG24xx: how the claims of an identity provider become attributes of users."""
