"""COG32xx: what is special about updates of a resource server."""
