"""COG3402: a custom domain accepts TLS 1.0."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.domain import CUSTOM, DOMAIN, UPDATE

OLD, RECOMMENDED = "TLS_V1", "TLS_V1_2_2021"


@rule(
    code="COG3402",
    name="outdated-tls",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=DOMAIN,
    reads=[CUSTOM],
    references=[f"{API}/API_CustomDomainConfigType.html"],
    bad=[
        Example(
            """
            CustomDomainConfig:
              SecurityPolicy: «TLS_V1»
            """,
            says="the security policy TLS_V1 accepts TLS 1.0",
            fixed="""
            CustomDomainConfig:
              SecurityPolicy: TLS_V1_2_2021
            """,
        ),
        Example(
            """
            {"CustomDomainConfig": {"CertificateArn": "${CERTIFICATE}", "SecurityPolicy": «"TLS_V1"»}}
            """,
            says="the security policy TLS_V1 accepts TLS 1.0",
            fixed="""
            {"CustomDomainConfig": {"CertificateArn": "${CERTIFICATE}", "SecurityPolicy": "TLS_V1_2_2021"}}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("CustomDomainConfig: {SecurityPolicy: TLS_V1_2_2021}"),
        Example("CustomDomainConfig: {SecurityPolicy: TLS_V1_3_2025}"),
        Example("CustomDomainConfig: {CertificateArn: '${CERTIFICATE}'}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """AWS strongly discourages the security policy `TLS_V1`, and recommends `TLS_V1_2_2021`.

    It lets clients fall back to TLS 1.0, with algorithms that are no longer considered safe. Passwords and tokens of your
    users pass through this domain. Only clients that are more than ten years old need it.

    The fix writes the recommended policy. It is not safe: those clients could no longer sign in.
    """
    policy = request.string(CUSTOM, "SecurityPolicy")
    if policy and policy.value == OLD:
        yield Finding(
            at=policy,
            message=f"the security policy {OLD} accepts TLS 1.0",
            fix=Fix(f"Use {RECOMMENDED}", [Set(policy.pointer, RECOMMENDED)], Applicability.UNSAFE),
        )
