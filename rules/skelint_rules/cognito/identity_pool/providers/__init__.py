"""COG61xx: the identity providers that an identity pool trusts."""
