"""COG2205: an OIDC provider has an address that does not begin with https."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import GUIDE, PREFLIGHT
from skelint_rules.cognito.identity_provider import IDENTITY_PROVIDER, UPDATE
from skelint_rules.cognito.identity_provider._kinds import DETAILS, detail, kind_of

ENDPOINTS = ("oidc_issuer", "authorize_url", "token_url", "attributes_url", "jwks_uri")


@rule(
    code="COG2205",
    name="insecure-oidc-endpoint",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=IDENTITY_PROVIDER,
    reads=[DETAILS],
    references=[f"{GUIDE}/cognito-user-pools-oidc-idp.html", f"{PREFLIGHT}/pf-cognito-idp-oidc-issuer-https"],
    service_error="OIDC endpoint must start with https://",
    bad=[
        Example(
            """
            ProviderType: OIDC
            ProviderDetails:
              oidc_issuer: «login.example.com»
              token_url: «http://login.example.com/token»
            """,
            says=[
                'oidc_issuer "login.example.com" does not begin with https://',
                'token_url "http://login.example.com/token" does not begin with https://',
            ],
            fixed="""
            ProviderType: OIDC
            ProviderDetails:
              oidc_issuer: https://login.example.com
              token_url: https://login.example.com/token
            """,
        ),
        Example(
            """
            {"ProviderName": "CorpLogin", "ProviderDetails": {"oidc_issuer": «"http://localhost:8080"»}}
            """,
            says='oidc_issuer "http://localhost:8080" does not begin with https://',
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{ProviderType: OIDC, ProviderDetails: {oidc_issuer: https://login.example.com, token_url: '${TOKEN_URL}'}}"),
        Example("{ProviderType: Google, ProviderDetails: {oidc_issuer: accounts.google.com}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The issuer of an OIDC provider and all of its endpoints are https URLs.

    Amazon Cognito exchanges codes and client secrets with them. The rejection was observed for the issuer; for the other
    endpoints the developer guide asks the same. There is no exception for localhost: the service calls these addresses
    itself.

    The fix writes `https`, unless there is a port. It is not safe: the host may not serve https.
    """
    kind = kind_of(request)
    for name in ENDPOINTS if kind and kind.name == "OIDC" else ():
        endpoint = detail(request, name)
        if endpoint is None or endpoint.value.lower().startswith("https://"):
            continue
        address = endpoint.value.rpartition("://")[2]
        change = [Set(endpoint.pointer, f"https://{address}")]
        yield Finding(
            at=endpoint,
            message=f"{name} {quoted(endpoint.value)} does not begin with https://",
            fix=Fix("Use https", change, Applicability.UNSAFE) if address and ":" not in address else None,
        )
