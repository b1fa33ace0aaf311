"""COG7107: an update asks for a client with a secret, and no file tells whether the client has one."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, Undecided, Value, rule
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import FLOWS, client_token_flow
from skelint_rules.cognito.app_client.oauth._flows import CLIENT_CREDENTIALS
from skelint_rules.cognito.app_client.present._secret import PROPAGATION, SECRET_NEEDS, no_secret

POOL = "UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"
CLIENT = "UserPoolClient: {UserPoolId: us-east-1_Ex4mPle01, ClientId: 38fjsnc484p94kpqsnet7mpld0, ClientName: web}"


@rule(
    code="COG7107",
    name="client-secret-unknown",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=[UPDATE],
    reads=["AllowedOAuthFlows", FLOWS, PROPAGATION],
    needs=SECRET_NEEDS,
    references=[UPDATE_PAGE],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            EnablePropagateAdditionalUserContextData: «true»
            """,
            says="EnablePropagateAdditionalUserContextData needs a client secret; no file tells whether the client has one",
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            AllowedOAuthFlows: [«client_credentials»]
            """,
            says="client_credentials needs a client secret; no file tells whether the client has one",
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            EnablePropagateAdditionalUserContextData: true
            """,
            context=[POOL, CLIENT],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            EnablePropagateAdditionalUserContextData: false
            """,
            context=[POOL],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """What needs a client secret can be judged only if the client as it is, is known.

    An update cannot give an app client a secret, and does not show whether it has one. The flow client_credentials,
    `ALLOW_CLIENT_TOKEN_AUTH` and `EnablePropagateAdditionalUserContextData` need one. Save what `describe-user-pool-client`
    shows, with the other saved state of the pool, and skelint looks it up. A saved file may say `"ClientSecret": "masked"`:
    only whether it is there matters.

    Without any saved state of the pool nothing is said.
    """
    need = _needing_secret(request)
    if need is None:
        return
    try:
        no_secret(request.client)
    except Undecided:
        pool = request.pool.settings
        name = need.pointer[0] if need.value is True else need.value
        yield Finding(
            at=need,
            message=f"{name} needs a client secret; no file tells whether the client has one",
            labels=[Label(pool.at, "the user pool is told of here, the client is not")] if pool.origins else [],
            help="save the output of describe-user-pool-client beside the other files of the pool",
        )


def _needing_secret(request: Request) -> Value[str] | Value[bool] | None:
    """Return the first setting that only a client with a secret can have."""
    flow = next((flow for flow in request.each_string("AllowedOAuthFlows") if flow.value == CLIENT_CREDENTIALS), None)
    propagation = request.boolean(PROPAGATION)
    return flow or client_token_flow(request) or (propagation if propagation and propagation.value else None)
