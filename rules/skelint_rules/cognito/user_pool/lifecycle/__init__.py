"""COG19xx: updates of user pools, and their deletion."""
