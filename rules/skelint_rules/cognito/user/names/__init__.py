"""COG44xx: the names of users, beside the user pool as other files describe it."""
