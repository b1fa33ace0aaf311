"""COG7005: managed login has no style for a client that is made with the API."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, Undecided, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE
from skelint_rules.cognito.app_client.oauth._flows import redirecting

ENABLED = "AllowedOAuthFlowsUserPoolClient"
MANAGED_LOGIN = 2
DOMAIN = "DomainDescription: {UserPoolId: us-east-1_Ex4mPle01, Domain: acme-portal, ManagedLoginVersion: 2}"
CLASSIC = "DomainDescription: {UserPoolId: us-east-1_Ex4mPle01, Domain: acme-portal, ManagedLoginVersion: 1}"


@rule(
    code="COG7005",
    name="client-without-style",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    reads=[ENABLED],
    needs=[Need.DOMAIN],
    references=[
        f"{API}/API_CreateUserPoolDomain.html",
        f"{API}/API_CreateManagedLoginBranding.html",
        f"{API}/API_DeleteManagedLoginBranding.html",
        CREATE_PAGE,
    ],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthFlowsUserPoolClient: «true»
            AllowedOAuthFlows: [code]
            """,
            says="the user pool has managed login, whose pages do not work for a new client until it has a style",
            context=[DOMAIN],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            """,
            context=[CLASSIC],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [client_credentials]
            """,
            context=[DOMAIN],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A client that is created with the API has no branding style, and managed login shows it no pages without one.

    The console gives a new client a default style; the API and the AWS CLI do not. The classic hosted UI, version 1 of the
    domain, needs none. Whether another command gives the client its style is not visible here, so this is a note.
    """
    enabled = request.boolean(ENABLED)
    if not (enabled and enabled.value and redirecting(request)):
        return
    for _, domain in request.pool.domains:
        try:
            version = domain.integer("ManagedLoginVersion")
        except Undecided:
            continue
        if version and version.value == MANAGED_LOGIN:
            yield Finding(
                at=enabled,
                message="the user pool has managed login, whose pages do not work for a new client until it has a style",
                labels=[Label(version, "version 2 is managed login")],
                help="give the client a style with create-managed-login-branding",
            )
            return
