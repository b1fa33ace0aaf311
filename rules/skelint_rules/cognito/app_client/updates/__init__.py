"""COG9xx: what is particular to updates of an app client."""
