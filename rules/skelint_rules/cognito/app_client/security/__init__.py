"""COG8xx: secrets and safe settings."""
