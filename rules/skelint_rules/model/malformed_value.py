"""AWS028: a value does not match the pattern of the service model."""

from collections.abc import Iterator

from skelint import (
    Applicability,
    Evidence,
    Example,
    Fault,
    FaultKind,
    Finding,
    Severity,
    is_example,
    listed,
    member,
    placeholder,
    quoted,
    rule,
)
from skelint_rules.model import TRAITS
from skelint_rules.model._items import is_item, split, split_fix
from skelint_rules.model._names import answered, value_answered
from skelint_rules.model._patterns import CHARACTERS, characters, meaning


def complaint(fault: Fault) -> str:
    """Return what is wrong with a value that does not match, as closely as the pattern tells."""
    if placeholder(fault.value):
        return "is a placeholder"
    if is_example(fault.value, fault.pointer):
        return "is only an example"
    if fault.misfits:
        return f"contains {listed(CHARACTERS.get(character, character) for character in fault.misfits[:5])}"
    expected = meaning(str(fault.expected))
    return f"is not {expected.noun}" if expected else f"does not match {fault.expected}"


def advice(fault: Fault) -> str | None:
    """Return what to do about a value that does not match."""
    value, expected = str(fault.value), meaning(str(fault.expected))
    if placeholder(value) or is_example(value, fault.pointer):
        return "write the real value"
    if value.startswith(("file://", "fileb://")):
        return "files are not loaded inside an input: write the value itself"
    if " " in value.strip() and "://" in value:
        return "write a space in a URL as %20, and several URLs as separate items"
    if expected and not fault.misfits:
        return expected.advice
    return f"allowed: {characters(str(fault.expected))}" if fault.misfits else None


@rule(
    code="AWS028",
    name="malformed-value",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.PATTERN],
    references=[TRAITS],
    service_error="Value '…' at '…' failed to satisfy constraint: Member must satisfy regular expression pattern: …",
    bad=[
        Example(
            """
            {
              "UserPoolId": «"us-east-1-Ex1"»,
              "ClientName": «"web/prod"»
            }
            """,
            says=['UserPoolId "us-east-1-Ex1" is not a user pool ID', 'ClientName "web/prod" contains /'],
        ),
        Example(
            """
            AllowedOAuthScopes:
              - «openid email»  # who is it?
              - rs/read
            """,
            says='AllowedOAuthScopes[0] "openid email" contains a space',
            fixed="""
            AllowedOAuthScopes:
              - openid  # who is it?
              - rs/read
              - email
            """,
        ),
        Example("UserPoolId: «<your-pool-id>»", says='UserPoolId "<your-pool-id>" is a placeholder'),
        Example("UserPoolId: «us-west-EXAMPLE»", says='UserPoolId "us-west-EXAMPLE" is only an example'),
    ],
    good=[
        Example("""
            {"UserPoolId": "us-east-1_Ex1", "ClientName": "web-prod", "CallbackURLs": ["https://a.example/é"]}
        """),
        Example("UserPoolId: ${POOL}"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A string must match its member's pattern in the service model.

    The AWS CLI does not check patterns. The service does, and it matches the whole value: one character that is not allowed
    is enough to have the request rejected. What AWS's own documents print as an example (`svc-0285b53b2eEXAMPLE`), or the name
    of the member itself, is a warning: such a command is shown to people before it is run.

    If an item of a list holds several items, separated by spaces or commas that the pattern does not allow, the fix splits
    it. That is safe, because the service rejects the item as it is.
    """
    value, where = str(fault.value), member(fault.pointer)
    items = split(value) if is_item(fault) and fault.misfits and set(fault.misfits) <= set(" \t\n,") else []
    splittable = len(items) > 1 and "://" not in value and not placeholder(value)
    fix = split_fix(fault, items, Applicability.SAFE) if splittable else None
    example = is_example(value, fault.pointer) and not placeholder(value)
    yield Finding(
        at=fault,
        message=f"{where} {quoted(value)} {complaint(fault)}",
        help=None if fix else advice(fault),
        severity=Severity.WARNING if example else None,
        service_error=f"Value '{value_answered(fault.pointer, value)}' at '{answered(fault.pointer)}' failed to satisfy "
        f"constraint: Member must satisfy regular expression pattern: {fault.expected}",
        fix=fix,
    )
