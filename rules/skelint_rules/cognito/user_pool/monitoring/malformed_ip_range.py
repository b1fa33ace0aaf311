"""COG1801: an address range is not in CIDR notation."""

from collections.abc import Iterator
from ipaddress import ip_address, ip_network

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito.user_pool.monitoring import SET_RISK

MEMBER, LISTS = "RiskExceptionConfiguration", ("BlockedIPRangeList", "SkippedIPRangeList")


@rule(
    code="COG1801",
    name="malformed-ip-range",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[SET_RISK],
    reads=[MEMBER],
    references=[
        f"{API}/API_RiskExceptionConfigurationType.html",
        f"{PREFLIGHT}/pf-cognito-risk-ip-range-cidr",
        "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cognitoidp/risk_configuration.go",
    ],
    service_error="Incorrect CIDR format",
    bad=[
        Example(
            """
            {"RiskExceptionConfiguration": {"BlockedIPRangeList": [«"203.0.113.7"», «"2001:db8::1"»]}}
            """,
            says=[
                'BlockedIPRangeList has "203.0.113.7", which is not a range in CIDR notation',
                'BlockedIPRangeList has "2001:db8::1", which is not a range in CIDR notation',
            ],
            fixed="""
            {"RiskExceptionConfiguration": {"BlockedIPRangeList": ["203.0.113.7/32", "2001:db8::1/128"]}}
            """,
        ),
        Example(
            """
            RiskExceptionConfiguration:
              SkippedIPRangeList:
                - «203.0.113.0-203.0.113.9»
            """,
            says='SkippedIPRangeList has "203.0.113.0-203.0.113.9", which is not a range in CIDR notation',
        ),
    ],
    good=[
        Example("RiskExceptionConfiguration: {BlockedIPRangeList: [203.0.113.7/32, 198.51.100.0/24, '2001:db8::/32']}"),
        Example("RiskExceptionConfiguration: {SkippedIPRangeList: [203.0.113.7/8]}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Address ranges are written in CIDR notation, single addresses too: `203.0.113.7/32`.

    The service was seen to refuse an address without a length in the list of blocked ranges; the list of skipped ones is
    documented alike.

    The fix appends the length of a single address.
    """
    for member in LISTS:
        for entry in request.each_string(MEMBER, member):
            if entry.value and not _is_range(entry.value):
                length = _length_of_one(entry.value)
                yield Finding(
                    at=entry,
                    message=f"{member} has {quoted(entry.value)}, which is not a range in CIDR notation",
                    help=None if length else "write a range such as 203.0.113.0/24",
                    fix=Fix(f"Append /{length}", [Set(entry.pointer, f"{entry.value}/{length}")], Applicability.SAFE)
                    if length
                    else None,
                )


def _is_range(text: str) -> bool:
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return "/" in text


def _length_of_one(text: str) -> int | None:
    """Return how many bits a single address has, or None for any other text."""
    try:
        return ip_address(text).max_prefixlen
    except ValueError:
        return None
