"""COG002: a list holds the same entry twice."""

from collections.abc import Iterator

from skelint import (
    Applicability,
    Evidence,
    Example,
    Finding,
    Fix,
    Label,
    Remove,
    Request,
    Severity,
    Value,
    member,
    quoted,
    rule,
)
from skelint_rules.cognito.app_client import APP_CLIENT, UPDATE

LISTS = (
    "CallbackURLs",
    "LogoutURLs",
    "AllowedOAuthFlows",
    "AllowedOAuthScopes",
    "ExplicitAuthFlows",
    "SupportedIdentityProviders",
    "ReadAttributes",
    "WriteAttributes",
)


@rule(
    code="COG002",
    name="repeated-list-entry",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=LISTS,
    references=["https://github.com/go-to-k/cdk-real-drift"],
    bad=[
        Example(
            """
            CallbackURLs:
              - https://app.example.com/callback
              - «https://app.example.com/callback»  # the old one
            AllowedOAuthFlows: [code, «code»]
            """,
            says=[
                'CallbackURLs[1] "https://app.example.com/callback" repeats CallbackURLs[0]',
                'AllowedOAuthFlows[1] "code" repeats AllowedOAuthFlows[0]',
            ],
            fixed="""
            CallbackURLs:
              - https://app.example.com/callback
            AllowedOAuthFlows: [code]
            """,
        ),
        Example(
            """
            {"ReadAttributes": ["email", "name", «"email"»], "SupportedIdentityProviders": ["${A}", "${A}"]}
            """,
            says='ReadAttributes[2] "email" repeats ReadAttributes[0]',
            fixed="""
            {"ReadAttributes": ["email", "name"], "SupportedIdentityProviders": ["${A}", "${A}"]}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            CallbackURLs: [https://app.example.com/callback]
            LogoutURLs: [https://app.example.com/callback]
            SupportedIdentityProviders: [Google, google]
        """),
        Example("AllowedOAuthFlows: ${FLOWS}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A list needs each entry only once.

    Amazon Cognito treats these lists as sets: whoever reads a client back gets them sorted. So a repeated entry changes
    nothing, and often a different one was meant. What the service answers to a repetition is not documented, and no rejection
    is known, so this is advice.

    The fix removes the repetition. It is safe, as the list allows the same without it.
    """
    for name in LISTS:
        first: dict[str, Value[str]] = {}
        if not isinstance(request.parameters.get(name), list):  # a list that is unresolved does not hide the others
            continue
        for entry in request.each_string(name):
            original = first.setdefault(entry.value, entry)
            if original is not entry:
                yield Finding(
                    at=entry,
                    message=f"{member(entry.pointer)} {quoted(entry.value)} repeats {member(original.pointer)}",
                    labels=[Label(original, "the same entry")],
                    fix=Fix("Remove the repetition", [Remove(entry.pointer)], Applicability.SAFE),
                )
