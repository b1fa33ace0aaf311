"""COG0xx: values of several members: how the entries of lists are written, and the ID of the user pool."""
