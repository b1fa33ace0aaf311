"""COG2xx: OAuth flows and scopes."""
