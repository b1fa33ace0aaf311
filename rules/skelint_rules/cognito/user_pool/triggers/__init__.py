"""COG15xx: the Lambda functions that a user pool calls."""
