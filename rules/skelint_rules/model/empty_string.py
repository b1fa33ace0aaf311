"""AWS021: a string is empty."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Remove, Severity, member, rule


@rule(
    code="AWS021",
    name="empty-string",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.EMPTY],
    references=[
        "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
        "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html",
    ],
    service_error="Invalid length for parameter …, value: 0, valid min length: 1",
    bad=[
        Example(
            """
            {
              "DefaultRedirectURI": «""»,
              "LogoutURLs": [«""»]
            }
            """,
            says=["DefaultRedirectURI is empty", "LogoutURLs[0] is empty"],
            fixed="""
            {
              "LogoutURLs": []
            }
            """,
        ),
        Example('{"UserPoolId": «""»}', says="UserPoolId is empty"),
    ],
    good=[
        Example("""
            {"LogoutURLs": [], "AnalyticsConfiguration": {"ExternalId": ""}}
        """),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A string must not be empty where the service model asks for at least one character.

    The AWS CLI refuses it. Empty strings are what `--generate-cli-skeleton` writes for "fill this in"; a list with one empty
    string, `[""]`, is not an empty list.

    On create the fix takes an optional member out, which leaves it to its default: safe. Out of a list, and on update, where
    leaving a member out resets it, it is for you to say.
    """
    entry = isinstance(fault.pointer[-1], int)
    safe = fault.optional and fault.creates and not entry
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} is empty",
        help="fill it in, or take it out" if fault.optional or entry else "fill it in",
        service_error=f"Invalid length for parameter {member(fault.pointer)}, value: 0, valid min length: {fault.expected}",
        fix=Fix("Take it out", [Remove(fault.pointer)], Applicability.SAFE if safe else Applicability.UNSAFE)
        if fault.optional or entry
        else None,
    )
