"""COG3403: a prefix domain has a routing configuration."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Remove, Request, Severity, rule
from skelint_rules.cognito.domain import CREATE_PAGE, CUSTOM, DOMAIN, UPDATE, UPDATE_PAGE

ROUTING = "Routing"


@rule(
    code="COG3403",
    name="routing-of-prefix-domain",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=DOMAIN,
    reads=[ROUTING],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            Domain: acme-portal
            «Routing»:
              Failover:
                SecondaryRegion: us-west-2
                PrimaryRoute53HealthCheckId: 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9
            """,
            says="Routing is for custom domains, and this is a prefix domain",
            fixed="""
            Domain: acme-portal
            """,
        ),
        Example(
            """
            {"Domain": "acme-portal", «"Routing"»: {"Failover": "${FAILOVER}"}}
            """,
            says="Routing is for custom domains, and this is a prefix domain",
            fixed="""
            {"Domain": "acme-portal"}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{Domain: auth.example.com, CustomDomainConfig: {CertificateArn: '${ARN}'}, Routing: {Failover: '${F}'}}"),
        Example("{Domain: auth.example.com, Routing: {Failover: '${FAILOVER}'}}", operation=UPDATE),
        Example("{Domain: acme-portal, Routing: {}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """AWS: "The routing configuration is currently only supported for custom domains".

    It sends users to a replica of the user pool in another region if the primary one fails. A name without dots, and without
    `CustomDomainConfig`, is a prefix domain. The answer of the service has not been seen.

    The fix removes the configuration. It is not safe: you may want a custom domain.
    """
    domain, routing = request.string("Domain"), request.structure(ROUTING)
    if domain and routing and routing.value and not request.has(CUSTOM) and "." not in domain.value:
        yield Finding(
            at=routing,
            part=Part.KEY,
            message=f"{ROUTING} is for custom domains, and this is a prefix domain",
            fix=Fix(f"Remove {ROUTING}", [Remove((ROUTING,))], Applicability.UNSAFE),
        )
