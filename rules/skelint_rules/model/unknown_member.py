"""AWS002: the operation takes no such member."""

from collections.abc import Iterator

from skelint import (
    Applicability,
    Evidence,
    Example,
    Fault,
    FaultKind,
    Finding,
    Fix,
    Part,
    RenameKey,
    Severity,
    member,
    nearest,
    quoted,
    rule,
)
from skelint_rules.model._names import same_name


@rule(
    code="AWS002",
    name="unknown-member",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.UNKNOWN],
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
    service_error='Unknown parameter in input: "…", must be one of: …',
    bad=[
        Example(
            """
            {
              «"callbackUrls"»: ["https://a.example/cb"],
              «"client-name"»: "app"
            }
            """,
            says=['"callbackUrls" is no member of the input', '"client-name" is no member of the input'],
            fixed="""
            {
              "CallbackURLs": ["https://a.example/cb"],
              "ClientName": "app"
            }
            """,
        ),
        Example(
            """
            TokenValidityUnits:
              «AccesToken»: minutes
            """,
            says='"AccesToken" is no member of TokenValidityUnits',
            fixed="""
            TokenValidityUnits:
              AccessToken: minutes
            """,
        ),
        Example(
            """
            {«"Comment"»: "the web app"}
            """,
            says='"Comment" is no member of the input',
        ),
    ],
    good=[
        Example("""
            {"CallbackURLs": ["https://a.example/cb"], "ClientName": "app"}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """Only the members of the operation's input are accepted.

    Names are case-sensitive: `CallbackURLs`, `LogoutURLs`, `DefaultRedirectURI`, `AllowedOAuthFlows`. The AWS CLI refuses
    any other name, at every level, also in the spelling of its own options (`client-name`) or of a template
    (`CallbackUrls`).

    A name that differs only in case, dashes or underscores can be meant in one way, and its fix is safe. Any other near name
    is a guess. Once the embedded service model is over a year old, a name that is like no known one becomes a warning:
    services grow.
    """
    absent = fault.expected if isinstance(fault.expected, list) else []
    name, where = str(fault.value), member(fault.pointer[:-1])
    near = nearest(name, absent)
    certain = near is not None and same_name(name, near)
    yield Finding(
        at=fault,
        part=Part.KEY,
        message=f"{quoted(name)} is no member of {where}",
        help=f"did you mean {near}?" if near else "delete it",
        severity=Severity.WARNING if fault.stale and not certain else None,
        service_error=f"Unknown parameter in {where.removeprefix('the ')}: {quoted(name)}, must be one of: …",
        fix=Fix(
            f"Rename it to {near}",
            [RenameKey(fault.pointer, near)],
            Applicability.SAFE if certain else Applicability.UNSAFE,
        )
        if near
        else None,
    )
