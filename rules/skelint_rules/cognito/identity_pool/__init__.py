"""COG6xxx: Amazon Cognito identity pools. What the rules of this package share: operations, pages, names of providers."""

CREATE = "cognito-identity create-identity-pool"
UPDATE = "cognito-identity update-identity-pool"
SET_ROLES = "cognito-identity set-identity-pool-roles"
IDENTITY_POOL = (CREATE, UPDATE)

API = "https://docs.aws.amazon.com/cognitoidentity/latest/APIReference"
CREATE_PAGE = f"{API}/API_CreateIdentityPool.html"
UPDATE_PAGE = f"{API}/API_UpdateIdentityPool.html"
PROVIDER_PAGE = f"{API}/API_CognitoIdentityProvider.html"

LOGIN_PROVIDERS = (
    "accounts.google.com",
    "api.twitter.com",
    "appleid.apple.com",
    "graph.facebook.com",
    "www.amazon.com",
    "www.digits.com",
)
"""The public providers, by the names that AWS documents."""
