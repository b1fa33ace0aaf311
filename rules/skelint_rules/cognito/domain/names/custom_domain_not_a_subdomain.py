"""COG3304: a domain with a certificate is not a subdomain."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.domain import CREATE_PAGE, CUSTOM, CUSTOM_PAGE, DOMAIN, UPDATE
from skelint_rules.cognito.domain.names._domains import custom


@rule(
    code="COG3304",
    name="custom-domain-not-a-subdomain",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=DOMAIN,
    reads=[CUSTOM],
    references=[CUSTOM_PAGE, CREATE_PAGE, f"{PREFLIGHT}/pf-cognito-custom-domain-fqdn"],
    service_error="Custom domain is not a valid subdomain: Was not able to resolve a DNS A record for the parent domain "
    "or domain parent is a top-level domain.",
    bad=[
        Example(
            """
            Domain: «acme-portal»
            CustomDomainConfig: {CertificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d"}
            """,
            says='the custom domain "acme-portal" has no parent domain',
        ),
        Example(
            """
            {"Domain": «"example.com"», "CustomDomainConfig": {"CertificateArn": "${CERTIFICATE}"}}
            """,
            says='the parent of the custom domain "example.com" is a top-level domain',
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            Domain: auth.example.com
            CustomDomainConfig: {CertificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d"}
        """),
        Example("Domain: acme-portal"),
        Example("{Domain: '${NAME}.com', CustomDomainConfig: {CertificateArn: '${CERTIFICATE}'}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A custom domain is a subdomain of a domain that exists: `auth.example.com`, not `example.com`, and not a prefix.

    With `CustomDomainConfig` the service looks for an A record of the parent domain. The rejection was observed for a
    prefix. A domain directly below a top-level domain is excluded by the same answer, and by the developer guide. Whether
    the parent has an A record cannot be seen here, nor that `example.co.uk` is such a domain too.
    """
    domain = custom(request)
    dots = domain.value.count(".") if domain else 2
    if domain and dots == 0:
        yield Finding(
            at=domain,
            message=f"the custom domain {quoted(domain.value)} has no parent domain",
            help=f"write the whole name, such as auth.example.com, or remove {CUSTOM} for a prefix domain",
        )
    elif domain and dots == 1:
        yield Finding(
            at=domain,
            message=f"the parent of the custom domain {quoted(domain.value)} is a top-level domain",
            help=f"use a subdomain, such as auth.{domain.value}",
        )
