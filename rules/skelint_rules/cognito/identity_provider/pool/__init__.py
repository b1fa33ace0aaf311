"""COG25xx: an identity provider beside its user pool, as other files describe that."""
