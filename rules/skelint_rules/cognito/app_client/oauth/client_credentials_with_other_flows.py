"""COG201: client_credentials is allowed together with another flow."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, listed, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._flows import CLIENT_CREDENTIALS, redirecting


@rule(
    code="COG201",
    name="client-credentials-with-other-flows",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    mentions=[CLIENT_CREDENTIALS],
    operations=APP_CLIENT,
    reads=["AllowedOAuthFlows"],
    references=[CREATE_PAGE, UPDATE_PAGE, f"{GUIDE}/federation-endpoints-oauth-grants.html"],
    service_error="client_credentials flow can not be selected along with code flow or implicit flow.",
    bad=[
        Example(
            """
            AllowedOAuthFlows:
              - code
              - «client_credentials»
            """,
            says="client_credentials must be the only flow, but code is allowed too",
        ),
        Example(
            """
            {"AllowedOAuthFlows": [«"client_credentials"», "code", "implicit"]}
            """,
            says="client_credentials must be the only flow, but code and implicit are allowed too",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("AllowedOAuthFlows: [client_credentials]"),
        Example("AllowedOAuthFlows: [code, implicit]"),
        Example('AllowedOAuthFlows: [client_credentials, "${OTHER_FLOW}"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The flow client_credentials must be the only one of its app client.

    With `client_credentials` a program gets tokens for itself; `code` and `implicit` are for users who sign in. AWS documents
    that `client_credentials` must be "the only allowed OAuth flow", and Amazon Cognito was observed to reject it together with
    either of the others.

    There is no fix: if you need both, you need two app clients, and only you know which flow belongs to this one.
    """
    others = redirecting(request)
    for flow in request.each_string("AllowedOAuthFlows"):
        if flow.value == CLIENT_CREDENTIALS and others:
            names = dict.fromkeys(other.value for other in others)
            yield Finding(
                at=flow,
                message=f"client_credentials must be the only flow, but {listed(names)} "
                f"{'is' if len(names) == 1 else 'are'} allowed too",
                labels=[Label(other, "for users who sign in") for other in others],
                help="create two app clients: one with client_credentials alone, one for users",
            )
            return
