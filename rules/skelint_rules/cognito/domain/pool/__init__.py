"""COG35xx: a domain beside its user pool, as other files describe that."""
