"""COG2204: the method by which attributes are fetched is neither GET nor POST."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.identity_provider import CREATE_PAGE, IDENTITY_PROVIDER, UPDATE
from skelint_rules.cognito.identity_provider._kinds import DETAILS, detail

METHODS = ("GET", "POST")


@rule(
    code="COG2204",
    name="attributes-request-method",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=IDENTITY_PROVIDER,
    reads=[DETAILS],
    references=[CREATE_PAGE, f"{PREFLIGHT}/pf-cognito-idp-oidc-attributes-request-method"],
    service_error="Member must satisfy enum value set: [POST, GET]",
    bad=[
        Example(
            """
            ProviderType: OIDC
            ProviderDetails:
              attributes_request_method: «get»
            """,
            says='attributes_request_method "get" is neither GET nor POST',
            fixed="""
            ProviderType: OIDC
            ProviderDetails:
              attributes_request_method: GET
            """,
        ),
        Example(
            """
            {"ProviderDetails": {"attributes_request_method": «"PUT"»}}
            """,
            says='attributes_request_method "PUT" is neither GET nor POST',
            operation=UPDATE,
        ),
    ],
    good=[
        Example("ProviderDetails: {attributes_request_method: POST}"),
        Example("ProviderDetails: {attributes_request_method: '${METHOD}'}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`attributes_request_method` is the HTTP method for the endpoint that tells attributes of users: `GET` or `POST`.

    The service was observed to reject any other word, though the service model knows nothing of these details. It is
    written in capital letters; changing the case is a safe fix.
    """
    method = detail(request, "attributes_request_method")
    if method is None or method.value in METHODS:
        return
    meant = method.value.strip().upper()
    yield Finding(
        at=method,
        message=f"attributes_request_method {quoted(method.value)} is neither GET nor POST",
        fix=Fix(f"Write {meant}", [Set(method.pointer, meant)], Applicability.SAFE) if meant in METHODS else None,
    )
