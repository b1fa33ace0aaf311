"""COG6xx: SupportedIdentityProviders."""
