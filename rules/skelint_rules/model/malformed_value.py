"""AWS028: a value does not match the pattern of the service model."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, listed, member, placeholder, quoted, rule
from skelint_rules.model._names import answered


def complaint(fault: Fault) -> str:
    """Return what is wrong with a value that does not match, as closely as the pattern tells."""
    if placeholder(fault.value):
        return "is a placeholder that was never filled in"
    if fault.misfits:
        return f"must not hold {listed(quoted(character) for character in fault.misfits[:5])}"
    return f"does not match {fault.expected}"


def advice(value: str) -> str | None:
    """Return what to do about a value that does not match, where its text tells."""
    if placeholder(value):
        return "write the real value"
    if value.startswith(("file://", "fileb://")):
        return "files are not loaded inside an input: write the value itself"
    if " " in value.strip() and "://" in value:
        return "a blank in a URL is written %20, and several URLs are several items of the list"
    return None


@rule(
    code="AWS028",
    name="malformed-value",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.PATTERN],
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
    service_error="Value '…' at '…' failed to satisfy constraint: Member must satisfy regular expression pattern: …",
    bad=[
        Example(
            """
            {
              "UserPoolId": «"us-east-1-Ex1"»,
              "ClientName": «"web/prod"»,
              "AllowedOAuthScopes": [«"openid email"»]
            }
            """,
            says=[
                r'UserPoolId "us-east-1-Ex1" does not match [\w-]+_[0-9a-zA-Z]+',
                r'ClientName "web/prod" must not hold "/"',
                r'AllowedOAuthScopes[0] "openid email" must not hold " "',
            ],
        ),
        Example("UserPoolId: «<your-pool-id>»", says='UserPoolId "<your-pool-id>" is a placeholder that was never filled in'),
    ],
    good=[
        Example("""
            {"UserPoolId": "us-east-1_Ex1", "ClientName": "web-prod", "CallbackURLs": ["https://a.example/é"]}
        """),
        Example("UserPoolId: ${POOL}"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A string must match the pattern that the service model gives its member.

    The AWS CLI checks no patterns; the service does, and matches the whole value. A pool id has an underscore between region
    and name (`us-east-1_AbCdEf123`); a client's name has no slash, colon or parenthesis; a URL has no space; one scope is one
    item of the list.
    """
    value, where = str(fault.value), member(fault.pointer)
    shown = "[…]" if isinstance(fault.pointer[-1], int) else value if len(value) < 80 else "…"
    yield Finding(
        at=fault,
        message=f"{where} {quoted(value)} {complaint(fault)}",
        help=advice(value) or f"it must match {fault.expected}",
        service_error=f"Value '{shown}' at '{answered(fault.pointer)}' failed to satisfy constraint: "
        f"Member must satisfy regular expression pattern: {fault.expected}",
    )
