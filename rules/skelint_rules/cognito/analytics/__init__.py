"""COG7xx: AnalyticsConfiguration."""
