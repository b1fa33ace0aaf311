"""The engine: rules run over a document, and what they find put into its places."""
