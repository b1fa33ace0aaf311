"""Amazon Cognito: one package a resource. What they share: where AWS documents them, and who tried them."""

API = "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference"
GUIDE = "https://docs.aws.amazon.com/cognito/latest/developerguide"
PREFLIGHT = "https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/cognito"
"""Dated deployments, with the service's answers."""
