"""The two forms of AnalyticsConfiguration: an ARN alone, or the project's ID with a role and an external ID."""

from collections.abc import Sequence

from skelint import Request, Value

ANALYTICS = "AnalyticsConfiguration"
BY_ARN = "ApplicationArn"
BY_ID = "ApplicationId"
ID_FORM = (BY_ID, "RoleArn", "ExternalId")
REJECTION = (
    "Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid"
)
PREFLIGHT = "https://github.com/badmintoncryer/cdk-preflight/blob"
OBSERVED_MIXED = (
    f"{PREFLIGHT}/4ceb0e9b915a504830fca9be25206a440ca153d2/rules/cognito/pf-cognito-analytics-config-exclusive/meta.yaml"
)
OBSERVED_INCOMPLETE = (
    f"{PREFLIGHT}/5712aab5662efa18a685aeb51846a31105bc03fa"
    "/rules/cognito/pf-cognito-analytics-application-requires-role/meta.yaml"
)
"""Dated deployments, with the service's answers."""


def filled(request: Request) -> list[str]:
    """Return the members that are present and not empty, unresolved ones included."""
    configuration = request.structure(ANALYTICS)
    return [name for name, value in configuration.value.items() if value != ""] if configuration else []


def arn(request: Request, name: str) -> tuple[Value[str], Sequence[str]] | None:
    """Return an ARN of the configuration with its six parts: arn, partition, service, region, account, resource."""
    configuration = request.parameters.get(ANALYTICS)
    if type(configuration) is not dict or name not in configuration:
        return None
    value = request.string(ANALYTICS, name)
    parts = value.value.split(":", 5) if value else []
    return (value, parts) if value and len(parts) == 6 else None
