"""COG4301: the temporary password of a user is in the file."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito.user import CREATE, CREATE_PAGE

MEMBER = "TemporaryPassword"


@rule(
    code="COG4301",
    name="temporary-password-in-file",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=[CREATE],
    reads=[MEMBER],
    references=[CREATE_PAGE],
    bad=[
        Example(
            """
            Username: jane
            «TemporaryPassword»: Example-only-2026!
            """,
            says="TemporaryPassword is in plain text in this file",
        ),
        Example(
            """
            {"Username": "jane", «"TemporaryPassword"»: "Example-only-2026!"}
            """,
            says="TemporaryPassword is in plain text in this file",
        ),
    ],
    good=[
        Example("TemporaryPassword: ${PASSWORD}"),
        Example("Username: jane", given=["TemporaryPassword"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A password in an input file is known to everybody who can read the file, its backups and its history.

    Whoever signs in with it first chooses the user's password. The service model marks it as sensitive; that it should not be
    in a file is our advice. Without the member Amazon Cognito makes a password and sends it in the invitation.
    """
    password = request.string(MEMBER)
    if password is not None and password.value:
        yield Finding(
            at=password,
            part=Part.KEY,
            message=f"{MEMBER} is in plain text in this file",
            help="leave it out, or fill it in when the command runs",
        )
