"""COG602: leaving COGNITO out of the identity providers does not stop local users."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE


@rule(
    code="COG602",
    name="local-sign-in-not-blocked",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["SupportedIdentityProviders"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            {"SupportedIdentityProviders": «["CorporateSAML"]»}
            """,
            says="COGNITO is not in the list, but the pool's own users can still sign in with an SDK",
        ),
    ],
    good=[
        Example("SupportedIdentityProviders: [COGNITO, CorporateSAML]"),
        Example("SupportedIdentityProviders: []"),
        Example('SupportedIdentityProviders: ["${PROVIDER}"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Leaving COGNITO out hides the local sign-in, but does not block it.

    `SupportedIdentityProviders` decides what managed login offers. The pool's own users can still sign in with an SDK: the API
    reference says so, and adds that only AWS WAF rules can block them. That matters if you left `COGNITO` out so that
    everybody has to sign in with your company's provider.
    """
    providers = request.strings("SupportedIdentityProviders")
    if providers and providers.value and "COGNITO" not in providers.value:
        yield Finding(
            at=providers,
            message="COGNITO is not in the list, but the pool's own users can still sign in with an SDK",
            help="to block them, put AWS WAF rules in front of the user pool",
        )
