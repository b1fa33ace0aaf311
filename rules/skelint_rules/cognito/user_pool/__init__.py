"""COG1xxx: Amazon Cognito user pools. What the rules share: the operations, and where they are documented."""

from skelint_rules.cognito import API

CREATE = "cognito-idp create-user-pool"
UPDATE = "cognito-idp update-user-pool"
USER_POOL = (CREATE, UPDATE)
ADD_ATTRIBUTES = "cognito-idp add-custom-attributes"
SET_MFA = "cognito-idp set-user-pool-mfa-config"

CREATE_PAGE = f"{API}/API_CreateUserPool.html"
UPDATE_PAGE = f"{API}/API_UpdateUserPool.html"
SET_MFA_PAGE = f"{API}/API_SetUserPoolMfaConfig.html"
