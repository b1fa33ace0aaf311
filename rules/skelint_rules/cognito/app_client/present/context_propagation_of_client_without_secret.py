"""COG7104: an update lets a client without a secret send additional user context data."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.present._secret import PROPAGATION, SECRET_NEEDS, no_secret

POOL = "UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"
CLIENT = "UserPoolClient: {UserPoolId: us-east-1_Ex4mPle01, ClientId: 38fjsnc484p94kpqsnet7mpld0, ClientName: web}"


@rule(
    code="COG7104",
    name="context-propagation-of-client-without-secret",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    reads=[PROPAGATION],
    needs=SECRET_NEEDS,
    references=[UPDATE_PAGE],
    service_error="Client Secret is required to set EnablePropagateAdditionalUserContextData as true",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            EnablePropagateAdditionalUserContextData: «true»
            """,
            says="EnablePropagateAdditionalUserContextData needs a client secret, but the client has none",
            context=[POOL, CLIENT, "ClientSecrets: []"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            EnablePropagateAdditionalUserContextData: «true»
            """,
            says="EnablePropagateAdditionalUserContextData needs a client secret, but the client is described without one",
            context=[CLIENT],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            EnablePropagateAdditionalUserContextData: false
            """,
            context=[CLIENT],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            EnablePropagateAdditionalUserContextData: true
            """,
            context=[POOL, CLIENT, "ClientSecrets: [{ClientSecretId: 38fjsnc484p94kpqsnet7mpld0--1769000000}]"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Only an app client with a secret may add context data, such as the user's IP address, to its requests.

    AWS documents that `EnablePropagateAdditionalUserContextData` can be activated only in a client that has a secret, and the
    rejection of the creation of one without was observed; what the service answers to an update is taken from there. Whether
    a client has a secret is told as for `client-credentials-of-client-without-secret`.
    """
    propagation = request.boolean(PROPAGATION)
    lack = no_secret(request.client) if propagation and propagation.value else None
    if propagation and lack:
        yield Finding(
            at=propagation,
            message=f"{PROPAGATION} needs a client secret, {lack.words}",
            severity=lack.severity,
            labels=[lack.label],
            help=lack.help,
        )
