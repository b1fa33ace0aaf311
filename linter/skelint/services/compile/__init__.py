"""`python -m skelint.services.compile`: the service models of botocore and the commands of the AWS CLI become the pack.

Only facts are taken (names, types, required members, enums, limits, patterns, sensitivity), none of the prose. Both packages
are installed for development only.
"""
