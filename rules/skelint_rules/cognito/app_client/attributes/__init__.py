"""COG5xx: ReadAttributes and WriteAttributes."""
