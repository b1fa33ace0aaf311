"""The pages of rules, and the examples that test them."""
