"""How Acme names things."""
