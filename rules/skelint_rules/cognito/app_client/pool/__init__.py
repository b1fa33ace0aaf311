"""COG70xx: an app client beside its user pool, as other files describe that."""
