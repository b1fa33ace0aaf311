"""COG3xxx: the domains of a user pool. What the rules of this package share: the operations, their pages, the two kinds."""

from skelint_rules.cognito import API, GUIDE

CREATE = "cognito-idp create-user-pool-domain"
UPDATE = "cognito-idp update-user-pool-domain"
DOMAIN = (CREATE, UPDATE)

CREATE_PAGE = f"{API}/API_CreateUserPoolDomain.html"
UPDATE_PAGE = f"{API}/API_UpdateUserPoolDomain.html"
CUSTOM_PAGE = f"{GUIDE}/cognito-user-pools-add-custom-domain.html"
PREFIX_PAGE = f"{GUIDE}/cognito-user-pools-assign-domain-prefix.html"

CUSTOM = "CustomDomainConfig"
"""The member that makes a domain a custom one."""
