"""COG2xxx: the identity providers of a user pool. What the rules of this package share: the operations, and their pages."""

from skelint_rules.cognito import API

CREATE = "cognito-idp create-identity-provider"
UPDATE = "cognito-idp update-identity-provider"
IDENTITY_PROVIDER = (CREATE, UPDATE)

CREATE_PAGE = f"{API}/API_CreateIdentityProvider.html"
UPDATE_PAGE = f"{API}/API_UpdateIdentityProvider.html"
