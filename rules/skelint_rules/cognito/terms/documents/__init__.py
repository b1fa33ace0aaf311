"""COG53xx: the documents that users are shown, and their links."""
