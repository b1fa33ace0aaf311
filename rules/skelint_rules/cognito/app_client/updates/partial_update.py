"""COG901: an update leaves settings out, which resets them."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, counted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.present._client import is_known
from skelint_rules.cognito.app_client.updates._defaults import DEFAULTS

DESCRIBED = ("ClientName", "RefreshTokenValidity", "AllowedOAuthFlowsUserPoolClient")
"""What every description of an app client shows."""


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
        "https://github.com/go-to-k/cdk-real-drift/issues/1689",
        "https://github.com/aws-samples/cloudfront-authorization-at-edge/issues/144",
    ],
    bad=[
        Example(
            """
            «ClientId»: 38fjsnc484p94kpqsnet7mpld0
            PreventUserExistenceErrors: ENABLED
            """,
            says="AWS documents that this update resets the 14 settings that it leaves out",
        ),
        Example(
            """
            «{»
              "CallbackURLs": ["https://app.example.com/callback"],
              "LogoutURLs": [],
              "AllowedOAuthFlowsUserPoolClient": true,
              "AllowedOAuthFlows": ["code"],
              "AllowedOAuthScopes": ["openid"],
              "SupportedIdentityProviders": ["COGNITO"],
              "EnableTokenRevocation": true
            }
            """,
            says="AWS documents that this update resets the 4 settings that it leaves out",
            given=["ReadAttributes", "RefreshTokenValidity", "AccessTokenValidity", "PreventUserExistenceErrors"],
        ),
        Example(
            """
            «ClientName»: app
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            PreventUserExistenceErrors: ENABLED
            """,
            says="AWS documents that this update resets the 13 settings that it leaves out",
        ),
    ],
    good=[
        Example("""
            {"ClientName": "MyApp", "RefreshTokenValidity": 30, "AllowedOAuthFlowsUserPoolClient": false}
        """),
        Example("RefreshTokenValidity: 30", given=["ClientName", "AllowedOAuthFlowsUserPoolClient"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An update replaces all settings of the app client: what it leaves out returns to its default.

    AWS warns: "If you don't provide a value for an attribute, Amazon Cognito sets it to its default value." So an update that
    only meant to change a callback URL silently takes away sign-in flows, identity providers and attribute permissions: all
    three losses were reported. AWS documents how to update: describe the client (`describe-user-pool-client --query
    UserPoolClient`), remove what no command takes (`ClientSecret`, `CreationDate`, `LastModifiedDate`, `ClientType`), edit,
    and send everything.

    Observations do not agree with the warning in all cases. `RefreshTokenValidity`, `AuthSessionValidity` and
    `EnableTokenRevocation` were seen to keep their values when left out, and one partial update was rejected with "Invalid
    range for token validity." For URLs, OAuth flows and scopes no default is documented, and we take them to be emptied. The
    3 minutes are from the AWS CDK, and "COGNITO only" is what users report. `PublishSecretsInAWSSecretsManager` is not
    counted: AWS documents that leaving it out changes nothing.

    An update that looks like an edited description is not reported: it has the `ClientName`, `RefreshTokenValidity` and
    `AllowedOAuthFlowsUserPoolClient` that every description shows. Members given on the command line count. There is no fix:
    only the description knows the values. Where another file of the run tells how the client is, `settings-lost-by-update`
    judges the update instead.
    """
    if is_known(request):
        return
    omitted = [name for name in DEFAULTS if not _has(request, name)]
    if not omitted or all(_has(request, name) for name in DESCRIBED):
        return
    yield Finding(
        at=(),
        part=Part.KEY,
        message=f"AWS documents that this update resets the {counted(len(omitted), 'setting')} that it leaves out",
        help="\n".join(
            [
                "start from the output of describe-user-pool-client; settings left out, and their defaults:",
                *(f"{name}: {DEFAULTS[name].words}" for name in omitted),
            ]
        ),
    )


def _has(request: Request, name: str) -> bool:
    return name in request.parameters or name in request.given
