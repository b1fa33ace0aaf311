"""Amazon Cognito: one package a resource."""
