"""COG16xx: what the feature plan of a user pool allows."""
