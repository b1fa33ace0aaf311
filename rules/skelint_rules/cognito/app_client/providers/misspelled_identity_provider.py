"""COG601: the name of a built-in identity provider is misspelled."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.providers._providers import BUILT_IN

MEANT = {
    **{name.lower(): name for name in BUILT_IN},
    "amazon": "LoginWithAmazon",
    "signinwithamazon": "LoginWithAmazon",
    "apple": "SignInWithApple",
    "loginwithapple": "SignInWithApple",
}


@rule(
    code="COG601",
    name="misspelled-identity-provider",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    covers=["COG603"],
    reads=["SupportedIdentityProviders"],
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        f"{API}/API_CreateIdentityProvider.html",
        "https://github.com/aws/aws-cli/issues/3179",
    ],
    service_error="The provider … does not exist for User Pool …",
    bad=[
        Example(
            """
            SupportedIdentityProviders:
              - COGNITO
              - «google»
              - «Apple»
            """,
            says=[
                '"google" is not the spelling of the built-in identity provider Google',
                '"Apple" is not the spelling of the built-in identity provider SignInWithApple',
            ],
            fixed="""
            SupportedIdentityProviders:
              - COGNITO
              - Google
              - SignInWithApple
            """,
        ),
        Example(
            """
            {"SupportedIdentityProviders": [«"Cognito"», «"login_with_amazon"»]}
            """,
            says=[
                '"Cognito" is not the spelling of the built-in identity provider COGNITO',
                '"login_with_amazon" is not the spelling of the built-in identity provider LoginWithAmazon',
            ],
            fixed="""
            {"SupportedIdentityProviders": ["COGNITO", "LoginWithAmazon"]}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("SupportedIdentityProviders: [COGNITO, Facebook, Google, LoginWithAmazon, SignInWithApple]"),
        Example("SupportedIdentityProviders: [MySAMLIdP, GoogleWorkspace, my-google, apple-business]"),
        Example("SupportedIdentityProviders: [Google, google]"),
        Example('SupportedIdentityProviders: ["${PROVIDER}"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The built-in identity providers have one spelling each: COGNITO, Facebook, Google, LoginWithAmazon, SignInWithApple.

    Any other name is looked up among the SAML and OIDC providers of the user pool. If none has that name, the request is
    rejected: "The provider … does not exist for User Pool …". That answer was reported for names that do not exist. That
    capital letters matter is inferred: AWS documents one spelling each, and a Google provider can only be called `Google`.

    A SAML or OIDC provider may be called `google`, and only the pool knows. So this is a warning, and the fix, which writes
    the built-in name, is not safe. Nothing is reported if the built-in name is in the list as well.
    """
    names = [provider.value for provider in request.each_text("SupportedIdentityProviders")]
    for provider in request.each_string("SupportedIdentityProviders"):
        if provider.value in BUILT_IN:
            continue
        meant = MEANT.get("".join(filter(str.isalpha, provider.value)).lower())
        if meant is None or meant in names:
            continue
        yield Finding(
            at=provider,
            message=f"{quoted(provider.value)} is not the spelling of the built-in identity provider {meant}",
            help="ignore this if the user pool has a SAML or OIDC provider of this name",
            service_error=f"The provider {provider.value} does not exist for User Pool …",
            fix=Fix(f"Write {meant}", [Set(provider.pointer, meant)], Applicability.UNSAFE),
        )
