"""COG9xx: what is special about updates of an app client."""
