"""COGxxx: Amazon Cognito app clients. What the rules of this package share: the operations, and where they are documented."""

CREATE = "cognito-idp create-user-pool-client"
UPDATE = "cognito-idp update-user-pool-client"
APP_CLIENT = (CREATE, UPDATE)

API = "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference"
CREATE_PAGE = f"{API}/API_CreateUserPoolClient.html"
UPDATE_PAGE = f"{API}/API_UpdateUserPoolClient.html"
GUIDE = "https://docs.aws.amazon.com/cognito/latest/developerguide"
