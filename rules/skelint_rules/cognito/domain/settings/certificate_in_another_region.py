"""COG3401: the certificate of a custom domain is not in us-east-1."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.app_client.values._regions import REGION
from skelint_rules.cognito.domain import CREATE_PAGE, CUSTOM, DOMAIN, UPDATE, UPDATE_PAGE

HOME = "us-east-1"


@rule(
    code="COG3401",
    name="certificate-in-another-region",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=DOMAIN,
    reads=[CUSTOM],
    references=[CREATE_PAGE, UPDATE_PAGE, f"{PREFLIGHT}/pf-cognito-custom-domain-cert-region"],
    service_error="The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, "
    "or doesn't include a valid certificate chain.",
    bad=[
        Example(
            """
            Domain: auth.example.com
            CustomDomainConfig:
              CertificateArn: «arn:aws:acm:eu-west-1:111122223333:certificate/1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9»
            """,
            says="the certificate is in eu-west-1, but a custom domain needs one in us-east-1",
        ),
        Example(
            """
            {"CustomDomainConfig": {"CertificateArn": «"arn:aws:acm:us-west-2:111122223333:certificate/1a2b3c4d"»}}
            """,
            says="the certificate is in us-west-2, but a custom domain needs one in us-east-1",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            Domain: auth.example.com
            CustomDomainConfig:
              CertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9
        """),
        Example("CustomDomainConfig: {CertificateArn: '${CERTIFICATE_ARN}'}"),
        Example("CustomDomainConfig: {CertificateArn: 'arn:aws-us-gov:acm:us-gov-west-1:111122223333:certificate/1a2b3c4d'}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The certificate of a custom domain is in us-east-1 (N. Virginia), wherever the user pool is.

    The domain is served by Amazon CloudFront, which takes certificates from there only. The rejection was observed, and AWS
    documents it for both operations. Other partitions, such as AWS GovCloud (US), are not looked at.
    """
    certificate = request.string(CUSTOM, "CertificateArn")
    _, partition, service, region, *_ = f"{certificate.value if certificate else ''}::::".split(":")
    if certificate and (partition, service) == ("aws", "acm") and region != HOME and REGION.fullmatch(region):
        yield Finding(
            at=certificate,
            message=f"the certificate is in {region}, but a custom domain needs one in {HOME}",
            help=f"request or import the certificate in {HOME}",
        )
