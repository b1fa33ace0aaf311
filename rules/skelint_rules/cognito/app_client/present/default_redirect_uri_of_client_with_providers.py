"""COG7114: an update sets a default redirect URI for a client that has several identity providers."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE

DEFAULT, PROVIDERS = "DefaultRedirectURI", "SupportedIdentityProviders"
CLIENT = """
UserPoolClient:
  UserPoolId: us-east-1_Ex4mPle01
  ClientId: 38fjsnc484p94kpqsnet7mpld0
  SupportedIdentityProviders: [COGNITO, Google]
"""


@rule(
    code="COG7114",
    name="default-redirect-uri-of-client-with-providers",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    reads=[DEFAULT],
    needs=[Need.CLIENT],
    references=[UPDATE_PAGE],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            CallbackURLs: [https://app.example.com/callback]
            DefaultRedirectURI: «https://app.example.com/callback»
            """,
            says="DefaultRedirectURI has no documented effect while the client has 2 identity providers, as now",
            context=[CLIENT],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            CallbackURLs: [https://app.example.com/callback]
            DefaultRedirectURI: https://app.example.com/callback
            """,
            context=[CLIENT.replace("COGNITO, Google", "Google")],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            CallbackURLs: [https://app.example.com/callback]
            DefaultRedirectURI: https://app.example.com/callback
            SupportedIdentityProviders: [Google]
            """,
            context=[CLIENT],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The default redirect URI is documented only for clients with one identity provider.

    AWS says of `DefaultRedirectURI`: "In app clients with one assigned IdP, replaces `redirect_uri` in authentication
    requests." This update leaves `SupportedIdentityProviders` out, and the client has several. Where the update is completed
    with the settings that it leaves out, the default has no documented effect; where it is not, the providers are reset.

    There is no fix: perhaps the providers should go, or the default.
    """
    if request.has(PROVIDERS) or not request.has(DEFAULT):
        return
    providers = request.client.strings(PROVIDERS)
    number = len(set(providers.value)) if providers else 0
    if providers and number > 1:
        yield Finding(
            at=(DEFAULT,),
            message=f"{DEFAULT} has no documented effect while the client has {number} identity providers, as now",
            labels=[Label(providers, "the providers of the client")],
            help="send redirect_uri in each authentication request",
        )
