"""Amazon Cognito: one package a resource. What they share: where Amazon Cognito is documented."""

API = "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference"
GUIDE = "https://docs.aws.amazon.com/cognito/latest/developerguide"
