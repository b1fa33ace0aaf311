"""The rules of the Acme company: an example of a plugin. `skelint check --plugin acme_skelint_rules` loads them."""

PAGES = "https://rules.acme.example/{code}/"
