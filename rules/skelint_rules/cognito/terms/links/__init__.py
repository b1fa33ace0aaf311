"""COG53xx: the documents that users agree to."""
