"""COG10xx: the attributes that a user pool declares, in Schema and CustomAttributes."""
