"""COG803: the app client's secret is written in the file."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Remove, RenameKey, Request, Set, Severity, rule
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE
from skelint_rules.cognito.app_client.security._secrets import CUSTOM, GENERATED


@rule(
    code="COG803",
    name="secret-in-file",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=[CREATE],
    reads=[CUSTOM],
    references=[CREATE_PAGE],
    bad=[
        Example(
            """
            ClientName: app
            «ClientSecret»: EXAMPLEexampleEXAMPLEexample
            """,
            says="ClientSecret is written out in this file",
            fixed="""
            ClientName: app
            GenerateSecret: true
            """,
        ),
        Example(
            """
            {"ClientName": "app", "GenerateSecret": false, «"ClientSecret"»: "EXAMPLEexampleEXAMPLEexample"}
            """,
            says="ClientSecret is written out in this file",
            fixed="""
            {"ClientName": "app", "GenerateSecret": true}
            """,
        ),
    ],
    good=[
        Example("GenerateSecret: true"),
        Example("ClientSecret: ${CLIENT_SECRET}"),
        Example("ClientName: app", given=["ClientSecret"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A secret that is written in an input file is known to everybody who can read the file, its backups and its history.

    The service model marks `ClientSecret` as sensitive, so the AWS CLI and skelint keep it out of what they log; that it
    should not be in a file either is our advice. Let Amazon Cognito make one (`GenerateSecret`) and read it with
    `describe-user-pool-client`, or fill it in when the command runs: a template like `${CLIENT_SECRET}` is not reported. A
    secret that was committed is best taken as known, and replaced.

    The fix lets a secret be generated. That is another secret than the one that your app may hold, and the one in the file is
    lost, so it is not applied unasked.
    """
    secret = request.string(CUSTOM)
    if secret is None or not secret.value:
        return
    yield Finding(
        at=secret,
        part=Part.KEY,
        message=f"{CUSTOM} is written out in this file",
        help=f"set {GENERATED} to true, or fill the secret in when the command runs",
        fix=_fix(request),
    )


def _fix(request: Request) -> Fix:
    title = "Let a secret be generated"
    if GENERATED in request.parameters:
        return Fix(title, [Remove((CUSTOM,)), Set((GENERATED,), value=True)], Applicability.UNSAFE)
    return Fix(title, [RenameKey((CUSTOM,), GENERATED), Set((CUSTOM,), value=True)], Applicability.UNSAFE)
