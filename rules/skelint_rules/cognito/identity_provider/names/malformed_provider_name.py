"""COG2102: the name of a new identity provider has a sign that it cannot have."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, placeholder, quoted, rule
from skelint_rules.cognito.identity_provider import CREATE, CREATE_PAGE

SHORTEST = 3


@rule(
    code="COG2102",
    name="malformed-provider-name",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    operations=[CREATE],
    reads=["ProviderName"],
    covers=["AWS028"],
    references=[
        CREATE_PAGE,
        "https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/aws-cognito/lib",
    ],
    service_error=(
        "Value '…' at 'providerName' failed to satisfy constraint: Member must satisfy regular expression pattern: …"
    ),
    bad=[
        Example("ProviderName: «Corp SSO»", says='ProviderName "Corp SSO" contains a space'),
        Example("""{"ProviderName": «"corp_sso"»}""", says='ProviderName "corp_sso" contains an underscore'),
        Example("ProviderName: «ab»", says='ProviderName "ab" has fewer than 3 characters'),
    ],
    good=[
        Example("ProviderName: Corp-SSO"),
        Example("ProviderName: größe.1"),
        Example("ProviderName: a_b"),
        Example("ProviderName: ${NAME}"),
        Example("ProviderName: <name of provider>"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The name of an identity provider has at least 3 characters, no spaces, and no underscores.

    That is what the pattern of the service model comes to, except that it allows an underscore as the second character. It
    says so for new providers only. The name appears in URLs, and in the names of users, as `Corp-SSO_anna`: an underscore
    ends it there.
    """
    name = request.parameters["ProviderName"]
    wrong = _wrong(name) if type(name) is str and not placeholder(name) else None
    if wrong and ("ProviderName",) in request.faulty:
        yield Finding(
            at=("ProviderName",),
            message=f"ProviderName {quoted(name)} {wrong}",
            help="write letters, digits, hyphens and dots",
        )


def _wrong(name: str) -> str | None:
    if 0 < len(name) < SHORTEST:
        return f"has fewer than {SHORTEST} characters"
    if " " in name:
        return "contains a space"
    return "contains an underscore" if "_" in name else None
