"""COG4xx: ExplicitAuthFlows."""
