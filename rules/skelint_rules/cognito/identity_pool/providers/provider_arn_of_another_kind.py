"""COG6105: a list of IAM providers holds something that is not such a provider."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule
from skelint_rules.cognito.identity_pool import CREATE_PAGE, IDENTITY_POOL, UPDATE

KINDS = {
    "OpenIdConnectProviderARNs": (":oidc-provider/", "an OpenID Connect provider"),
    "SamlProviderARNs": (":saml-provider/", "a SAML provider"),
}


@rule(
    code="COG6105",
    name="provider-arn-of-another-kind",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=IDENTITY_POOL,
    reads=list(KINDS),
    references=[
        CREATE_PAGE,
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns",
    ],
    bad=[
        Example(
            """
            OpenIdConnectProviderARNs:
              - «https://login.example.com/oauth»
            """,
            says='"https://login.example.com/oauth" is not the ARN of an OpenID Connect provider',
        ),
        Example(
            """
            {"SamlProviderARNs": [«"arn:aws:iam::111122223333:oidc-provider/a.test"»]}
            """,
            says='"arn:aws:iam::111122223333:oidc-provider/a.test" is not the ARN of a SAML provider',
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            OpenIdConnectProviderARNs: ["arn:aws:iam::111122223333:oidc-provider/login.example.com", "${PROVIDER}"]
            SamlProviderARNs: ["arn:aws-cn:iam::111122223333:saml-provider/corp"]
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """OpenID Connect and SAML providers are named by the ARNs that they have in IAM.

    An identity pool does not talk to the provider itself: it looks up what IAM knows of it. So the URL of an issuer, or the
    ARN of the other kind of provider, leads nowhere. AWS documents what the lists hold; what the service answers to anything
    else has not been seen.
    """
    for name, (part, kind) in KINDS.items():
        if name not in request.parameters:
            continue
        for arn in request.each_string(name):
            if not arn.value.startswith("arn:") or part not in arn.value:
                yield Finding(
                    at=arn,
                    message=f"{quoted(arn.value)} is not the ARN of {kind}",
                    help=f"create the provider in IAM, and write its ARN: arn:aws:iam::ACCOUNT{part}NAME",
                )
