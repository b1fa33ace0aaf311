"""COG603: an identity provider has a name that no provider can be created with."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.providers._providers import fault_of_name


@rule(
    code="COG603",
    name="impossible-identity-provider",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["SupportedIdentityProviders"],
    references=[
        f"{API}/API_CreateIdentityProvider.html",
        "https://github.com/aws/aws-cdk/issues/28667",
        CREATE_PAGE,
        UPDATE_PAGE,
    ],
    service_error="The provider … does not exist for User Pool …",
    bad=[
        Example(
            """
            SupportedIdentityProviders:
              - COGNITO
              - «my_saml»
              - «My IdP»
              - «ab»
            """,
            says=[
                'no identity provider can be called "my_saml": the name contains an underscore',
                'no identity provider can be called "My IdP": the name contains a space',
                'no identity provider can be called "ab": the name has fewer than 3 characters',
            ],
        ),
        Example(
            """
            {"SupportedIdentityProviders": [«"_okta"»]}
            """,
            says='no identity provider can be called "_okta": the name contains an underscore',
            operation=UPDATE,
        ),
    ],
    good=[
        Example("SupportedIdentityProviders: [COGNITO, my-saml, O_kta, Größe, x.y]"),
        Example('SupportedIdentityProviders: ["${PREFIX}_saml", "${PROVIDER}"]'),
        Example("SupportedIdentityProviders: []"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The name of an identity provider has at least three characters, and no space or underscore.

    `SupportedIdentityProviders` names providers of the user pool. Its own pattern allows almost anything, but
    CreateIdentityProvider does not: AWS documents that a name has at least three characters, contains no space, and has an
    underscore at most in second place. That it rejects names with a space or an underscore was observed.

    Which names it allowed in earlier years is not known, and a provider keeps its name. So this is a warning.
    """
    for provider in request.each_string("SupportedIdentityProviders"):
        fault = fault_of_name(provider.value)
        if fault:
            yield Finding(
                at=provider,
                message=f"no identity provider can be called {quoted(provider.value)}: the name {fault}",
                help="write the name as list-identity-providers shows it",
                service_error=f"The provider {provider.value} does not exist for User Pool …",
            )
