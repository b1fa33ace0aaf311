"""RTE1xx: what a record consists of."""
