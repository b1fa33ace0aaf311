"""COG14xx: who sends messages to users, and what is in them."""
