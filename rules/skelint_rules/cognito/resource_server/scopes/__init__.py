"""COG31xx: the scopes of a resource server."""
