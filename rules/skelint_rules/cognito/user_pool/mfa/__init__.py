"""COG12xx: the second factors, as set-user-pool-mfa-config sets them."""
