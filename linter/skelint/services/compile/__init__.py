"""Compiles the service models of botocore and the command table of the AWS CLI into the pack: `python -m skelint.services.compile`.

Only facts are taken (names, types, required members, enums, limits, patterns, sensitivity), none of the prose. Both packages
are installed for development only.
"""
