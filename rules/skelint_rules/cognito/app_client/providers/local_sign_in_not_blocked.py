"""COG602: COGNITO is left out of the identity providers, which does not stop local users."""

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
            says="SupportedIdentityProviders leaves COGNITO out, but the pool's own users can still sign in with an SDK",
        ),
    ],
    good=[
        Example("SupportedIdentityProviders: [COGNITO, CorporateSAML]"),
        Example("SupportedIdentityProviders: []"),
        Example('SupportedIdentityProviders: ["${PROVIDER}"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Leaving COGNITO out hides the local sign-in, but does not close it.

    `SupportedIdentityProviders` decides what managed login offers. Users of the pool itself can still sign in with an SDK; the
    API reference says so, and that only AWS WAF rules can block them. Whoever leaves `COGNITO` out so that everybody must come
    through the company's provider should know.
    """
    providers = request.strings("SupportedIdentityProviders")
    if providers and providers.value and "COGNITO" not in providers.value:
        yield Finding(
            at=providers,
            message="SupportedIdentityProviders leaves COGNITO out, but the pool's own users can still sign in with an SDK",
            help="to block them, put AWS WAF rules in front of the user pool",
        )
