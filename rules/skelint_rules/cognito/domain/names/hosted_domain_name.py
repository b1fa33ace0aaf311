"""COG3302: a domain is given with the part that Amazon Cognito adds to a prefix."""

import re
from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.domain import CREATE_PAGE, CUSTOM, DOMAIN, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.domain.names._domains import HOSTED

WHOLE = re.compile(
    r"(?:https?://)?(?P<prefix>[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)\.auth(?:-fips)?\.[a-z0-9-]+\.amazoncognito\.com/?"
)


@rule(
    code="COG3302",
    name="hosted-domain-name",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    mentions=[HOSTED],
    operations=DOMAIN,
    reads=["Domain"],
    covers=["AWS023", "AWS028"],
    references=[CREATE_PAGE, UPDATE_PAGE, f"{PREFLIGHT}/pf-cognito-domain-prefix-format"],
    service_error="The domain name contains an invalid character. …",
    bad=[
        Example(
            "Domain: «acme-portal.auth.us-east-1.amazoncognito.com»",
            says='"acme-portal.auth.us-east-1.amazoncognito.com" is a whole host name, not a prefix',
            fixed="Domain: acme-portal",
        ),
        Example(
            """
            {"Domain": «"https://acme.auth.eu-west-1.amazoncognito.com/"»}
            """,
            says='"https://acme.auth.eu-west-1.amazoncognito.com/" is a whole host name, not a prefix',
            fixed="""
            {"Domain": "acme"}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("Domain: acme-portal"),
        Example("Domain: ${PREFIX}.auth.us-east-1.amazoncognito.com"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A domain without a certificate is a prefix: Amazon Cognito adds `.auth.REGION.amazoncognito.com` itself.

    The service was observed to reject a name with dots, if there is no certificate for it. The pattern of the service model
    allows dots, so the AWS CLI sends it.

    The fix keeps the prefix. It is safe, because the rest is what the service adds.
    """
    if request.has(CUSTOM):
        return
    name = request.parameters["Domain"]
    match = WHOLE.fullmatch(name) if type(name) is str else None
    if match:
        yield Finding(
            at=("Domain",),
            message=f"{quoted(name)} is a whole host name, not a prefix",
            fix=Fix(f"Keep {match['prefix']}", [Set(("Domain",), match["prefix"])], Applicability.SAFE),
        )
