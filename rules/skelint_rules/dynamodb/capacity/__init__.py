"""DDB2xx: what the capacity of a table is billed by."""
