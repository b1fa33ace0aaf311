"""COG7115: an update gives only what the client has already."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Part, Request, Severity, rule
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.present._client import same, settings
from skelint_rules.cognito.app_client.present._losses import losses

CLIENT = """
UserPoolClient:
  UserPoolId: us-east-1_Ex4mPle01
  ClientId: 38fjsnc484p94kpqsnet7mpld0
  ClientName: web
  CallbackURLs: [https://app.example.com/callback, https://www.example.com/callback]
  RefreshTokenValidity: 30
"""
NAMING = frozenset({"UserPoolId", "ClientId"})


@rule(
    code="COG7115",
    name="update-changes-nothing",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=[UPDATE],
    needs=[Need.CLIENT],
    references=[UPDATE_PAGE],
    bad=[
        Example(
            """
            «UserPoolId»: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ClientName: web
            CallbackURLs: [https://www.example.com/callback, https://app.example.com/callback]
            """,
            says="this update changes nothing: the app client has each of these settings already",
            context=[CLIENT],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            CallbackURLs: [https://app.example.com/callback]
            """,
            context=[CLIENT],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ClientName: web
            """,
            context=[CLIENT],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            CallbackURLs: [https://app.example.com/callback, https://www.example.com/callback]
            """,
            context=[CLIENT],
            given=["LogoutURLs"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An update that gives each setting as the app client has it, and loses none, changes nothing.

    Either the change was forgotten, or it is made already. The order of URLs, flows, scopes, providers and attributes means
    nothing. An update that leaves settings out is the subject of `settings-lost-by-update`.
    """
    client = request.client
    given = {name: value for name, value in request.parameters.items() if name not in NAMING}
    present = dict(settings(client))
    if request.wrapper or request.given != frozenset() or not given or client.described is None:
        return
    is_same = all(name in present and same(value, present[name].value) for name, value in given.items())
    if is_same and not losses(request, client):
        yield Finding(
            at=(),
            part=Part.KEY,
            message="this update changes nothing: the app client has each of these settings already",
            labels=[Label(client.at, "the app client is described here")],
            help="give the settings that are to change",
        )
