"""Amazon Cognito: one package a resource. What they share: where Amazon Cognito is documented, and who observed it."""

API = "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference"
GUIDE = "https://docs.aws.amazon.com/cognito/latest/developerguide"

PREFLIGHT = "https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/cognito"
"""Dated deployments, with the service's answers."""
CDKD = "https://github.com/go-to-k/cdkd/blob/main/src/provisioning/providers/cognito-provider.ts"
"""Calls against throwaway pools in August 2026, each with a control."""
