"""COG901: an update sets back what it leaves out."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, counted, listed, rule
from skelint_rules.cognito.app_client import GUIDE, UPDATE, UPDATE_PAGE

DEFAULTS = (
    (("ExplicitAuthFlows",), "refresh, SRP and custom authentication"),
    (("AllowedOAuthFlowsUserPoolClient",), "false"),
    (("SupportedIdentityProviders",), "COGNITO only (reported)"),
    (("ReadAttributes", "WriteAttributes"), "the standard attributes"),
    (("RefreshTokenValidity",), "30 days"),
    (("AccessTokenValidity", "IdTokenValidity"), "1 hour"),
    (("PreventUserExistenceErrors",), "LEGACY (disputed)"),
    (("AuthSessionValidity",), "3 minutes"),
    (("EnableTokenRevocation",), "a default that is not documented"),
)
"""What it means to leave a setting out, the most harmful first."""
OTHERS = (
    "ClientName",
    "TokenValidityUnits",
    "CallbackURLs",
    "LogoutURLs",
    "DefaultRedirectURI",
    "AllowedOAuthFlows",
    "AllowedOAuthScopes",
    "AnalyticsConfiguration",
    "EnablePropagateAdditionalUserContextData",
    "RefreshTokenRotation",
)


@rule(
    code="COG901",
    name="partial-update",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    references=[
        f"{GUIDE}/cognito-user-pool-updating.html",
        UPDATE_PAGE,
        "https://github.com/boto/boto3/issues/1607",
        "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/676",
        "https://github.com/rosberglinhares/CloudFormationCognitoCustomResources/pull/7",
    ],
    bad=[
        Example(
            """
            «ClientId»: 38fjsnc484p94kpqsnet7mpld0
            PreventUserExistenceErrors: ENABLED
            """,
            says="this update resets 10 settings that it leaves out",
        ),
        Example(
            """
            «{»
              "CallbackURLs": ["https://app.example.com/callback"],
              "AllowedOAuthFlowsUserPoolClient": true,
              "AllowedOAuthFlows": ["code"],
              "AllowedOAuthScopes": ["openid"],
              "SupportedIdentityProviders": ["COGNITO"],
              "EnableTokenRevocation": true
            }
            """,
            says="this update resets 4 settings that it leaves out",
            given=["ReadAttributes", "RefreshTokenValidity", "AccessTokenValidity", "PreventUserExistenceErrors"],
        ),
    ],
    good=[
        Example("""
            ClientName: app
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            PreventUserExistenceErrors: ENABLED
        """),
        Example("""
            {"ClientName": "MyApp", "RefreshTokenValidity": 30, "AllowedOAuthFlowsUserPoolClient": false}
        """),
        Example("PreventUserExistenceErrors: ENABLED", given=["ClientName", "ExplicitAuthFlows"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An update replaces all settings of the app client: what it leaves out goes back to its default.

    AWS warns: "If you don't provide a value for an attribute, Amazon Cognito sets it to its default value." So an update that
    only meant to change a callback URL takes away sign-in flows, identity providers and attribute permissions, without a
    word: all three losses were reported. AWS documents the way to update: describe the client (`describe-user-pool-client
    --query UserPoolClient`), take out what no command takes (`ClientSecret`, `CreationDate`, `LastModifiedDate`,
    `ClientType`), edit, and send all of it.

    Counted are the settings with a known default. URLs, flows, scopes, analytics and rotation have none that is documented,
    and are taken to be emptied or switched off; what becomes of `ClientName` is not documented. `LEGACY` is disputed
    (`user-existence-unset`), the 3 minutes are from the AWS CDK, and "COGNITO only" is what users report.

    An update that seems to be an edited description is left alone: it states `ExplicitAuthFlows` and two more settings, or
    the `ClientName`, `RefreshTokenValidity` and `AllowedOAuthFlowsUserPoolClient` that every description shows. Members
    given on the command line count as stated. There is no fix: only the description knows the values.
    """
    if _is_whole(request):
        return
    omitted = [([name for name in names if not _states(request, name)], default) for names, default in DEFAULTS]
    count = sum(len(names) for names, _ in omitted)
    resets = "; ".join(f"{listed(names)} to {default}" for names, default in omitted if names)
    yield Finding(
        at=(),
        part=Part.KEY,
        message=f"this update resets {counted(count, 'setting')} that it leaves out",
        help=f"start from the output of describe-user-pool-client, so that every setting is stated. Reset are {resets}",
    )


def _is_whole(request: Request) -> bool:
    stated = {name for names, _ in (*DEFAULTS, (OTHERS, "")) for name in names if _states(request, name)}
    described = {"ClientName", "RefreshTokenValidity", "AllowedOAuthFlowsUserPoolClient"} <= stated
    return described or ("ExplicitAuthFlows" in stated and len(stated) >= 3)


def _states(request: Request, name: str) -> bool:
    return name in request.parameters or name in request.given
