"""COG803: the secret of the app client is in the file."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE
from skelint_rules.cognito.app_client.security._secrets import CUSTOM, GENERATED

ADD = "cognito-idp add-user-pool-client-secret"


@rule(
    code="COG803",
    name="secret-in-file",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=[CREATE, ADD],
    reads=[CUSTOM],
    references=[CREATE_PAGE, f"{API}/API_AddUserPoolClientSecret.html"],
    bad=[
        Example(
            """
            ClientName: app
            «ClientSecret»: EXAMPLEexampleEXAMPLEexample
            """,
            says="ClientSecret is in plain text in this file",
        ),
        Example(
            """
            {"ClientName": "app", "GenerateSecret": false, «"ClientSecret"»: "EXAMPLEexampleEXAMPLEexample"}
            """,
            says="ClientSecret is in plain text in this file",
        ),
        Example(
            """
            {"ClientId": "1example23456789abcdefgh01", «"ClientSecret"»: "EXAMPLEexampleEXAMPLEexample"}
            """,
            says="ClientSecret is in plain text in this file",
            operation=ADD,
        ),
    ],
    good=[
        Example("GenerateSecret: true"),
        Example("ClientSecret: ${CLIENT_SECRET}"),
        Example("ClientName: app", given=["ClientSecret"]),
        Example("ClientId: 1example23456789abcdefgh01", operation=ADD),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A secret in an input file is known to everybody who can read the file, its backups and its history.

    The service model marks `ClientSecret` as sensitive, so the AWS CLI and skelint keep it out of what they log. That it
    should not be in a file either is our advice. Have Amazon Cognito generate one (`GenerateSecret`) and read it with
    `describe-user-pool-client`; `add-user-pool-client-secret` generates one if it is given none. Or fill it in when the
    command runs: a template such as `${CLIENT_SECRET}` is not reported. A secret that was committed is
    best considered known, and replaced.

    There is no fix: a generated secret is not the one that your app may already use, and the one in the file would be lost.
    """
    secret = request.string(CUSTOM)
    if secret is None or not secret.value:
        return
    generate = "leave it out to have one generated" if str(request.operation) == ADD else f"replace it with {GENERATED} true"
    yield Finding(
        at=secret,
        part=Part.KEY,
        message=f"{CUSTOM} is in plain text in this file",
        help=f"{generate}, or fill it in when the command runs",
    )
