"""COG3301: a domain prefix holds a reserved word."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.domain import CREATE, CREATE_PAGE, PREFIX_PAGE
from skelint_rules.cognito.domain.names._domains import prefix

RESERVED = ("aws", "amazon", "cognito")


@rule(
    code="COG3301",
    name="reserved-word-in-domain",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    mentions=RESERVED,
    operations=[CREATE],
    reads=["Domain"],
    references=[PREFIX_PAGE, CREATE_PAGE, f"{PREFLIGHT}/pf-cognito-domain-reserved-word"],
    service_error="Domain cannot contain reserved word: …",
    bad=[
        Example("Domain: «acme-cognito-login»", says='the prefix "acme-cognito-login" contains the reserved word cognito'),
        Example("""{"Domain": «"aws"»}""", says='the prefix "aws" contains the reserved word aws'),
        Example("Domain: «myamazonshop»", says='the prefix "myamazonshop" contains the reserved word amazon'),
    ],
    good=[
        Example("Domain: acme-portal-login"),
        Example("Domain: ${PREFIX}-cognito"),
        Example("""
            Domain: cognito.example.com
            CustomDomainConfig: {CertificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d"}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A domain prefix cannot contain the words `aws`, `amazon` and `cognito`.

    Many people met this answer. It was tried with such a word as a whole part between hyphens. Sources disagree about a word
    inside a longer part: several projects refuse it, but in one deployment, of September 2026, a prefix with `awsome` went
    through. So that is a warning only. Custom domains can contain the words.
    """
    domain = prefix(request)
    word = next((word for word in RESERVED if domain and word in domain.value), None)
    if domain is None or word is None or "." in domain.value or "/" in domain.value:
        return
    parts = domain.value.split("-")
    whole = next((word for word in RESERVED if word in parts), None)
    yield Finding(
        at=domain,
        message=f"the prefix {quoted(domain.value)} contains the reserved word {whole or word}",
        severity=None if whole else Severity.WARNING,
        service_error=f"Domain cannot contain reserved word: {whole or word}",
    )
