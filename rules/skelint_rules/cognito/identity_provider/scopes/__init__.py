"""COG23xx: the scopes that an identity provider is asked for."""
