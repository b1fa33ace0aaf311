"""COG6201: an update of an identity pool leaves out all of its identity providers, which removes them."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, counted, rule
from skelint_rules.cognito.identity_pool import UPDATE, UPDATE_PAGE

PROVIDERS = (
    "CognitoIdentityProviders",
    "SupportedLoginProviders",
    "OpenIdConnectProviderARNs",
    "SamlProviderARNs",
    "DeveloperProviderName",
)
DEFAULTS = {
    "CognitoIdentityProviders": "no user pools",
    "SupportedLoginProviders": "no public login providers",
    "OpenIdConnectProviderARNs": "no OpenID Connect providers",
    "SamlProviderARNs": "no SAML providers",
    "AllowClassicFlow": "false",
    "IdentityPoolTags": "no tags",
}
"""What leaving a setting out probably sets it to: AWS documents that it is the default, without saying which that is."""


@rule(
    code="COG6201",
    name="partial-identity-pool-update",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    references=[UPDATE_PAGE],
    bad=[
        Example(
            """
            «IdentityPoolId»: us-east-1:0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9
            IdentityPoolName: portal
            AllowUnauthenticatedIdentities: true
            """,
            says="this update resets the 6 settings that it leaves out, as AWS documents",
        ),
        Example(
            """
            «{»
              "IdentityPoolId": "us-east-1:0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
              "IdentityPoolName": "portal",
              "AllowUnauthenticatedIdentities": false,
              "AllowClassicFlow": true,
              "IdentityPoolTags": {"team": "web"}
            }
            """,
            says="this update resets the 4 settings that it leaves out, as AWS documents",
        ),
    ],
    good=[
        Example("""
            IdentityPoolName: portal
            AllowUnauthenticatedIdentities: true
            CognitoIdentityProviders:
              - ProviderName: cognito-idp.us-east-1.amazonaws.com/us-east-1_Ex1
                ClientId: 1example23456789abcdefgh01
        """),
        Example("AllowUnauthenticatedIdentities: true", given=["SupportedLoginProviders"]),
        Example("{AllowUnauthenticatedIdentities: true, SamlProviderARNs: []}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An update replaces all settings of an identity pool: what it leaves out returns to its default.

    AWS: "If you don't provide a value for a parameter, Amazon Cognito sets it to its default value." So an update that only
    meant to allow guests takes away every way to sign in. Describe the pool (`describe-identity-pool`), edit what it shows,
    and send all of it.

    A description shows only the settings that are set, and hardly any pool is without an identity provider. So an update
    that has at least one of them counts as an edited description. If your pool is for guests only, ignore this rule. The
    name of a developer provider is not counted: once set it cannot be changed. There is no fix: only the description knows
    the values.
    """
    present = [name for name in (*PROVIDERS, *DEFAULTS) if name in request.parameters or name in request.given]
    if any(name in PROVIDERS for name in present):
        return
    omitted = [name for name in DEFAULTS if name not in present]
    yield Finding(
        at=(),
        part=Part.KEY,
        message=f"this update resets the {counted(len(omitted), 'setting')} that it leaves out, as AWS documents",
        help="\n".join(
            [
                "start from the output of describe-identity-pool; settings left out, and their defaults:",
                *(f"{name}: {DEFAULTS[name]}" for name in omitted),
            ]
        ),
    )
