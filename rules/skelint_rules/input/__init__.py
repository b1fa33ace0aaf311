"""CLI0xx: the text of an input, as the AWS CLI reads it: encoding, syntax, duplicates, placeholders."""
