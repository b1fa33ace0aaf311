"""COGxxx: Amazon Cognito app clients. What the rules of this package share: the operations, and where they are documented."""

from skelint_rules.cognito import API

CREATE = "cognito-idp create-user-pool-client"
UPDATE = "cognito-idp update-user-pool-client"
APP_CLIENT = (CREATE, UPDATE)

CREATE_PAGE = f"{API}/API_CreateUserPoolClient.html"
UPDATE_PAGE = f"{API}/API_UpdateUserPoolClient.html"
