"""AWS002: the operation has no such member."""

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
from skelint_rules.model import SKELETONS, VALIDATION
from skelint_rules.model._names import same_name


@rule(
    code="AWS002",
    name="unknown-member",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.UNKNOWN],
    references=[SKELETONS, VALIDATION],
    service_error='Unknown parameter in …: "…", must be one of: …',
    bad=[
        Example(
            """
            {
              «"callbackUrls"»: ["https://a.example/cb"],
              «"client-name"»: "app"
            }
            """,
            says=['"callbackUrls" is not a member of the input', '"client-name" is not a member of the input'],
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
            says='"AccesToken" is not a member of TokenValidityUnits',
            fixed="""
            TokenValidityUnits:
              AccessToken: minutes
            """,
        ),
        Example(
            """
            {«"Comment"»: "the web app"}
            """,
            says='"Comment" is not a member of the input',
        ),
    ],
    good=[
        Example("""
            {"CallbackURLs": ["https://a.example/cb"], "ClientName": "app"}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """The AWS CLI accepts only the members of the operation's input.

    Names are case-sensitive, at every level. The AWS CLI refuses any other spelling, including that of its own options
    (`client-name`) or of a CloudFormation template (`CallbackUrls`).

    If a name differs from a member only in case, dashes or underscores, nothing else can be meant, and the fix is safe. Any
    other similar name is a guess. Once the embedded service model is over a year old, an unfamiliar name is only a warning:
    services grow.
    """
    absent = fault.expected if isinstance(fault.expected, list) else []
    name, where = str(fault.value), member(fault.pointer[:-1])
    near = nearest(name, absent)
    certain = near is not None and same_name(name, near)
    yield Finding(
        at=fault,
        part=Part.KEY,
        message=f"{quoted(name)} is not a member of {where}",
        help=None if near else "remove it, or check how it is spelled and where it belongs",
        severity=Severity.WARNING if fault.stale and not certain else None,
        service_error=f"Unknown parameter in {where.removeprefix('the ')}: {quoted(name)}, must be one of: …",
        fix=Fix(
            f"Rename to {near}",
            [RenameKey(fault.pointer, near)],
            Applicability.SAFE if certain else Applicability.UNSAFE,
        )
        if near
        else None,
    )
