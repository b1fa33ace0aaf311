"""COG7102: an update leaves out settings that the client has, which resets them."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Need, Part, Request, Severity, counted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.present._losses import losses
from skelint_rules.cognito.app_client.present._restoring import restoring
from skelint_rules.cognito.app_client.updates._defaults import KEPT

CLIENT = """
UserPoolClient:
  UserPoolId: us-east-1_Ex4mPle01
  ClientId: 38fjsnc484p94kpqsnet7mpld0
  ClientName: web
  ExplicitAuthFlows: [ALLOW_CUSTOM_AUTH, ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
  AllowedOAuthFlowsUserPoolClient: false
  CallbackURLs: [https://app.example.com/callback]
  RefreshTokenValidity: 30
  AccessTokenValidity: 15
  TokenValidityUnits: {AccessToken: minutes}
  EnableTokenRevocation: true
"""


@rule(
    code="COG7102",
    name="settings-lost-by-update",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    needs=[Need.CLIENT],
    covers=["COG901", "COG407", "COG507", "COG508", "COG807"],
    references=[
        f"{GUIDE}/cognito-user-pool-updating.html",
        UPDATE_PAGE,
        "https://github.com/go-to-k/cdk-real-drift/issues/1689",
    ],
    bad=[
        Example(
            """
            «UserPoolId»: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            PreventUserExistenceErrors: ENABLED
            """,
            says="AWS documents that this update resets 2 settings of the app client, by leaving them out",
            fixed="""
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            PreventUserExistenceErrors: ENABLED
            AccessTokenValidity: 15
            CallbackURLs: ["https://app.example.com/callback"]
            TokenValidityUnits: {"AccessToken": "minutes"}
            """,
            context=[CLIENT],
        ),
        Example(
            """
            «{»
              "UserPoolId": "us-east-1_Ex4mPle01",
              "ClientId": "38fjsnc484p94kpqsnet7mpld0",
              "CallbackURLs": ["https://app.example.com/callback", "https://www.example.com/callback"],
              "AccessTokenValidity": 15
            }
            """,
            says="AWS documents that this update resets 1 setting of the app client, by leaving it out",
            fixed="""
            {
              "UserPoolId": "us-east-1_Ex4mPle01",
              "ClientId": "38fjsnc484p94kpqsnet7mpld0",
              "CallbackURLs": ["https://app.example.com/callback", "https://www.example.com/callback"],
              "AccessTokenValidity": 15,
              "TokenValidityUnits": {"AccessToken": "minutes"}
            }
            """,
            context=[CLIENT],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            CallbackURLs: [https://app.example.com/callback, https://www.example.com/callback]
            AccessTokenValidity: 10
            TokenValidityUnits: {AccessToken: minutes}
            """,
            context=[CLIENT],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            """,
            context=[CLIENT],
            given=["CallbackURLs", "AccessTokenValidity", "TokenValidityUnits"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 5ka1sfbsqfuk3n9pbq7mr0pa2c
            """,
            context=[CLIENT],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An update replaces all settings of the app client: it must repeat those that are to stay.

    AWS warns: "If you don't provide a value for an attribute, Amazon Cognito sets it to its default value." The client as it
    is, is known here, from `describe-user-pool-client` or from the command that creates it. Each setting that the update
    leaves out is named, with its value and with what it would become. What is at its default is not lost, and neither is what
    the update itself rules out: callback URLs where it turns OAuth off, for example. A lifetime is compared with its unit; the
    unit is lost where the update repeats the number alone.

    Observations do not agree with the warning in all cases: `RefreshTokenValidity`, `AuthSessionValidity`,
    `EnableTokenRevocation` and `RefreshTokenRotation` were seen to keep their values when left out. An update that leaves out
    nothing else gives a note. For URLs, OAuth flows and scopes no default is documented, and we take them to be emptied.

    The fix adds the settings as they are, which is how AWS documents to update a client. Save the description anew before:
    what changed since would be set back. It is safe for a client that is described; of one that the same script creates,
    another command may have changed more since.
    """
    client = request.client
    lost = losses(request, client) if not request.wrapper else []
    if not lost:
        return
    changes = restoring(request, lost)
    applicability = Applicability.SAFE if client.described else Applicability.UNSAFE
    number = counted(len(lost), "setting")
    as_now = "setting as it is" if len(lost) == 1 else f"{number} as they are"
    yield Finding(
        at=(),
        part=Part.KEY,
        message=f"AWS documents that this update resets {number} of the app client, "
        f"by leaving {'it' if len(lost) == 1 else 'them'} out",
        severity=Severity.NOTE if all(loss.words.endswith(KEPT) for loss in lost) else None,
        labels=[Label(loss.present, loss.words) for loss in lost],
        help=None if changes else "give each setting that is to stay",
        fix=Fix(f"Add the {as_now} now", changes, applicability) if changes else None,
    )
