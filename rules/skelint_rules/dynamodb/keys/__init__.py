"""DDB1xx: the keys of a table and of its indexes."""
