"""COG2405: a provider that is not OIDC has a mapping of authentication levels."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Remove, Request, Severity, rule
from skelint_rules.cognito.identity_provider import CREATE_PAGE, IDENTITY_PROVIDER, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.identity_provider._kinds import kind_of

ACR = "AcrMapping"


@rule(
    code="COG2405",
    name="acr-mapping-without-oidc",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=IDENTITY_PROVIDER,
    reads=[ACR],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            ProviderType: SAML
            «AcrMapping»:
              Level1: urn:example:low
            """,
            says="a SAML provider cannot have AcrMapping",
            fixed="""
            ProviderType: SAML
            """,
        ),
        Example(
            """
            {"ProviderName": "Google", «"AcrMapping"»: {"Level2": "urn:example:high"}}
            """,
            says="a Google provider cannot have AcrMapping",
            fixed="""
            {"ProviderName": "Google"}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{ProviderType: OIDC, AcrMapping: {Level1: urn:example:low}}"),
        Example("{ProviderType: SAML, AcrMapping: {}}"),
        Example("{ProviderType: '${TYPE}', AcrMapping: {Level1: urn:example:low}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Only OIDC providers can have a mapping of authentication levels.

    AWS: "Only OIDC IdPs support ACR mapping." The mapping translates levels of authentication (authentication context class
    references) between the user pool and the provider, by a parameter that OpenID Connect has and others do not. The answer
    of the service has not been seen. The member is new: the AWS CLI 1.46.3 does not know it yet, and refuses it whatever
    the kind.

    The fix removes the mapping. It is not safe: it may be the type that is wrong.
    """
    kind, levels = kind_of(request), request.structure(ACR)
    if kind and kind.name != "OIDC" and levels and levels.value:
        yield Finding(
            at=(ACR,),
            part=Part.KEY,
            message=f"a {kind.name} provider cannot have {ACR}",
            fix=Fix(f"Remove {ACR}", [Remove((ACR,))], Applicability.UNSAFE),
        )
