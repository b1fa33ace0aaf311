"""COG3303: a domain of one's own has no certificate."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.domain import CREATE, CREATE_PAGE, CUSTOM, CUSTOM_PAGE
from skelint_rules.cognito.domain.names._domains import HOSTED, prefix


@rule(
    code="COG3303",
    name="custom-domain-without-certificate",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    mentions=["."],
    operations=[CREATE],
    reads=["Domain"],
    references=[CREATE_PAGE, CUSTOM_PAGE, f"{PREFLIGHT}/pf-cognito-domain-prefix-format"],
    service_error="The domain name contains an invalid character. …",
    bad=[
        Example("Domain: «auth.example.com»", says='"auth.example.com" needs CustomDomainConfig with a certificate'),
        Example("""{"Domain": «"example.com"»}""", says='"example.com" needs CustomDomainConfig with a certificate'),
    ],
    good=[
        Example("Domain: acme-portal"),
        Example("Domain: auth.example.com", given=["CustomDomainConfig"]),
        Example("""
            Domain: auth.example.com
            CustomDomainConfig: {CertificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d"}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A custom domain needs `CustomDomainConfig`, with a certificate of AWS Certificate Manager.

    Without it the service takes the name for a prefix, and was observed to reject the dots. The pattern of the service model
    allows them, because both kinds of domains share the member. A name of Amazon Cognito's own is reported by
    `hosted-domain-name`.
    """
    domain = prefix(request)
    if domain and "." in domain.value and HOSTED not in domain.value:
        yield Finding(
            at=domain,
            message=f"{quoted(domain.value)} needs {CUSTOM} with a certificate",
            help="give the certificate of the domain, in us-east-1; without one write a prefix, which has no dots",
        )
