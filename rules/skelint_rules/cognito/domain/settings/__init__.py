"""COG34xx: certificates, and what else a custom domain has."""
