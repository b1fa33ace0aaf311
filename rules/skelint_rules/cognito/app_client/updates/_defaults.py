"""What leaving a setting out of an update sets it to."""

from collections.abc import Mapping
from typing import NamedTuple

from skelint_rules.cognito.app_client.auth_flows._flows import CUSTOM, REFRESH, SRP

KEPT = "(but seen to stay as it was)"
"""What is said of a setting that observations contradict."""
EMPTY = "probably an empty list"


class Default(NamedTuple):
    """What AWS documents, or users report, that a setting becomes."""

    words: str
    value: object = None
    """What a description shows of a client that has it; None where that is nothing, or not known."""


DEFAULTS: Mapping[str, Default] = {
    "ExplicitAuthFlows": Default("refresh tokens, SRP and custom challenges", [REFRESH, SRP, CUSTOM]),
    "AllowedOAuthFlowsUserPoolClient": Default("false", value=False),
    "SupportedIdentityProviders": Default("COGNITO only (as reported)", ["COGNITO"]),
    "CallbackURLs": Default(EMPTY, []),
    "LogoutURLs": Default(EMPTY, []),
    "AllowedOAuthFlows": Default(EMPTY, []),
    "AllowedOAuthScopes": Default(EMPTY, []),
    "ReadAttributes": Default("the standard attributes", []),
    "WriteAttributes": Default("the standard attributes", []),
    "RefreshTokenValidity": Default(f"30 days {KEPT}"),
    "AccessTokenValidity": Default("1 hour"),
    "IdTokenValidity": Default("1 hour"),
    "PreventUserExistenceErrors": Default("LEGACY", "LEGACY"),
    "AuthSessionValidity": Default(f"3 minutes {KEPT}", 3),
    "EnableTokenRevocation": Default(f"an undocumented default {KEPT}", value=True),
}
"""What every update should give, the most harmful to leave out first. Of revocation, the default is that of a new client."""
FURTHER: Mapping[str, Default] = {
    "DefaultRedirectURI": Default("probably none"),
    "EnablePropagateAdditionalUserContextData": Default("false", value=False),
    "AnalyticsConfiguration": Default("probably none"),
    "RefreshTokenRotation": Default(f"an undocumented default {KEPT}", {"Feature": "DISABLED"}),
}
"""What only some clients have."""
UNIT_DEFAULTS = "days for refresh tokens, hours for the others"
