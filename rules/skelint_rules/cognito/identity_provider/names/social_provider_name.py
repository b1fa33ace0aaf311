"""COG2101: a social provider has a name of its own."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.identity_provider import CREATE, CREATE_PAGE
from skelint_rules.cognito.identity_provider._kinds import kind_of


@rule(
    code="COG2101",
    name="social-provider-name",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CREATE],
    reads=["ProviderName"],
    references=[
        CREATE_PAGE,
        f"{PREFLIGHT}/pf-cognito-idp-social-provider-name-fixed",
        "https://github.com/aws/aws-cli/issues/3179",
        "https://github.com/hashicorp/terraform-provider-aws/issues/4822",
    ],
    service_error="Provider … cannot be of type ….",
    bad=[
        Example(
            """
            ProviderName: «MyGoogle»
            ProviderType: Google
            """,
            says='a Google provider cannot be called "MyGoogle"',
            fixed="""
            ProviderName: Google
            ProviderType: Google
            """,
        ),
        Example(
            """
            {"ProviderName": «"Apple"», "ProviderType": "SignInWithApple"}
            """,
            says='a SignInWithApple provider cannot be called "Apple"',
            fixed="""
            {"ProviderName": "SignInWithApple", "ProviderType": "SignInWithApple"}
            """,
        ),
    ],
    good=[
        Example("{ProviderName: Facebook, ProviderType: Facebook}"),
        Example("{ProviderName: MyGoogle, ProviderType: OIDC}"),
        Example("{ProviderName: '${NAME}', ProviderType: Google}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A social provider is called exactly as its type: Google, Facebook, LoginWithAmazon or SignInWithApple.

    So a user pool has at most one of each. Another name was observed to be rejected. App clients refer to the provider by
    this name, in `SupportedIdentityProviders`. SAML and OIDC providers can have any other name.

    The fix is safe: there is only one name that the provider can have.
    """
    kind, name = kind_of(request), request.string("ProviderName")
    if kind and kind.social and name and name.value != kind.name:
        yield Finding(
            at=name,
            message=f"a {kind.name} provider cannot be called {quoted(name.value)}",
            service_error=f"Provider {name.value} cannot be of type {kind.name}.",
            fix=Fix(f"Call it {kind.name}", [Set(name.pointer, kind.name)], Applicability.SAFE),
        )
