"""COG110: a default redirect URI on a client with several identity providers."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Remove, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE


@rule(
    code="COG110",
    name="default-redirect-uri-with-several-providers",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["DefaultRedirectURI"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            CallbackURLs: [https://app.example.com/callback]
            DefaultRedirectURI: «https://app.example.com/callback»
            SupportedIdentityProviders: [COGNITO, Google]
            """,
            says="DefaultRedirectURI has no documented effect on a client with 2 identity providers",
            fixed="""
            CallbackURLs: [https://app.example.com/callback]
            SupportedIdentityProviders: [COGNITO, Google]
            """,
        ),
        Example(
            """
            {"SupportedIdentityProviders": ["COGNITO", "Google", "Okta"], "DefaultRedirectURI": «"${CALLBACK_URL}"»}
            """,
            says="DefaultRedirectURI has no documented effect on a client with 3 identity providers",
            fixed="""
            {"SupportedIdentityProviders": ["COGNITO", "Google", "Okta"]}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            DefaultRedirectURI: https://app.example.com/callback
            SupportedIdentityProviders: [COGNITO]
        """),
        Example("DefaultRedirectURI: https://app.example.com/callback"),
        Example("""
            DefaultRedirectURI: https://app.example.com/callback
            SupportedIdentityProviders: [COGNITO, "${PROVIDER}"]
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The default redirect URI is documented only for clients with one identity provider.

    AWS says of `DefaultRedirectURI`: "In app clients with one assigned IdP, replaces `redirect_uri` in authentication
    requests." It documents no effect on a client with several providers, so an application that relies on it there may find
    its requests without `redirect_uri` rejected. What the service really does is not known.

    The fix removes the member. It is not safe: perhaps a provider should go instead, and on an update the setting is lost.
    """
    providers = request.strings("SupportedIdentityProviders")
    number = len(set(providers.value)) if providers else 0
    if providers and number > 1:
        default = ("DefaultRedirectURI",)
        yield Finding(
            at=default,
            message=f"DefaultRedirectURI has no documented effect on a client with {number} identity providers",
            labels=[Label(providers, "the providers of this client")],
            help="send redirect_uri in each authentication request",
            fix=Fix("Remove DefaultRedirectURI", [Remove(default)], Applicability.UNSAFE),
        )
